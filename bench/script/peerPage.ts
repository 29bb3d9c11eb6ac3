import type { Peer } from "./peer.ts";

/** A page with one tracker on it, or none for comparison; `?port=` says where it sends. */
export const peerPage = (peer?: Peer) => (path: string, query: URLSearchParams) => {
  if (path === "/elsewhere" || !peer) return `<title>${path}</title><h1>${path}</h1>`;
  const endpoint = `http://127.0.0.1:${Number(query.get("port"))}`;
  const begin = `${peer.start(endpoint)} window.isReady = true;`;
  return `<title>${path}</title>
    <link rel="icon" href="data:,">
    ${
      peer.isModule
        ? `<script type="module">${begin}</script>`
        : `<script>${peer.before?.(endpoint) ?? ""}</script><script src="/leadlight.js" ${peer.attributes?.(endpoint) ?? ""}></script><script>${begin}</script>`
    }
    <h1>${path}</h1><p>Something to read.</p>`;
};

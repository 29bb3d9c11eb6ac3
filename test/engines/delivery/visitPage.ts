/**
 * A page that writes down, in localStorage, every event id that the script put into IndexedDB: what
 * "was in the queue" means. It listens at the store itself, so it knows nothing of how the script is
 * made. A browser that is killed loses its latest localStorage, so there the page informs its server.
 */
const witness = /* js */ `
  const query = new URLSearchParams(location.search);
  const note = (id, state) => {
    localStorage["witness " + id] = state;
    if (query.has("kill") && state === "stored") fetch("/witness?visit=" + query.get("visit") + "&id=" + id);
  };
  const idsIn = (value) =>
    Object(value) !== value ? [] :
    typeof value.id === "string" && typeof value.type === "string" ? [value.id] :
    Object.values(value).flatMap(idsIn);
  for (const method of ["put", "add"]) {
    const original = IDBObjectStore.prototype[method];
    IDBObjectStore.prototype[method] = function (value, ...key) {
      const request = original.call(this, value, ...key);
      const ids = idsIn(value);
      for (const id of ids) note(id, "written");
      this.transaction.addEventListener("complete", () => ids.forEach((id) => note(id, "stored")));
      return request;
    };
  }
  const countView = () => { localStorage.views = Number(localStorage.views || 0) + 1; };
  countView();
  window.leadlight = window.leadlight || function () { (leadlight.q = leadlight.q || []).push(arguments) };
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    countView();
    localStorage.restored = 1;
    leadlight("track", query.get("visit") + " restored");
  });
  if (query.has("kill"))
    for (const moment of [0, 40, 80])
      setTimeout(() => leadlight("track", query.get("visit") + " " + moment), moment);
`;

/** Markup of every page of a visit; `?port=` says where its collector is. */
export function visitPage(path: string, query: URLSearchParams): string {
  if (path === "/elsewhere")
    return query.has("back")
      ? "<title>elsewhere</title><script>setTimeout(() => history.back(), 150)</script>"
      : "<title>elsewhere</title>";
  return `<title>${path}</title>
    <script>${witness}</script>
    <script async src="/leadlight.js" data-site="acme"
      data-endpoint="http://127.0.0.1:${Number(query.get("port"))}"></script>
    <h1>${path}</h1>`;
}

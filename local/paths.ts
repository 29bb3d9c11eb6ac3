import { fileURLToPath } from "node:url";

/** Root of the project: the folder of `wrangler.toml`. */
export const rootDir = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");

export const configFile = `${rootDir}/wrangler.toml`;

/** `npm run build` writes the Worker here, as it would be uploaded. */
export const bundleDir = `${rootDir}/dist/worker`;

/** Folder of local D1 and KV, in the layout of wrangler; `LEADLIGHT_STATE` names another one. */
export const stateDir = process.env.LEADLIGHT_STATE ?? `${rootDir}/.wrangler/state`;

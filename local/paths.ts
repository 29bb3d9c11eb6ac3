import { fileURLToPath } from "node:url";

/** Root of the project: the folder of `wrangler.toml`. */
export const rootDir = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");

export const configFile = `${rootDir}/wrangler.toml`;

/** Where `npm run build` puts the Worker, as it would be uploaded. */
export const bundleDir = `${rootDir}/dist/worker`;

/** Where wrangler keeps local D1 and KV; `LEADLIGHT_STATE` names another folder. */
export const stateDir = process.env.LEADLIGHT_STATE ?? `${rootDir}/.wrangler/state`;

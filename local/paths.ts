import { fileURLToPath } from "node:url";

/** Root of the project: the folder of `wrangler.toml`. */
export const rootDir = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");

export const configFile = `${rootDir}/wrangler.toml`;

/** Where `npm run build` puts the Worker, as it would be uploaded. */
export const bundleDir = `${rootDir}/dist/worker`;

/** Where wrangler keeps local D1 and KV. */
export const stateDir = `${rootDir}/.wrangler/state`;

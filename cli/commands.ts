import type { Command } from "./command.ts";

/** Loaded when they are needed: wrangler alone takes a second to load. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import("./start.ts")).start,
  replay: async () => (await import("./replay/replay.ts")).replay,
  site: async () => (await import("./site.ts")).site,
  key: async () => (await import("./key.ts")).key,
  keys: async () => (await import("./keys.ts")).keys,
  secret: async () => (await import("./secret.ts")).secret,
  erase: async () => (await import("./erase.ts")).erase,
  init: async () => (await import("./init.ts")).init,
  check: async () => (await import("./check.ts")).check,
  test: async () => (await import("./test.ts")).test,
  describe: async () => (await import("./describe.ts")).describe,
  publish: async () => (await import("./publish.ts")).publish,
  preview: async () => (await import("./preview.ts")).preview,
  history: async () => (await import("./history.ts")).history,
  diff: async () => (await import("./diff.ts")).diff,
  rollback: async () => (await import("./rollback.ts")).rollback,
  schema: async () => (await import("./schema.ts")).schema,
  import: async () => (await import("./import/import.ts")).importFile,
  inbound: async () => (await import("./inbound.ts")).inbound,
  create: async () => (await import("./create.ts")).create,
};

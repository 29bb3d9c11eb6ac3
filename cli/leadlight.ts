#!/usr/bin/env node
/** The command line: each command is a file, this is their table. */

interface Command {
  readonly run: (args: readonly string[]) => Promise<void>;
  readonly help: string;
}

/** Loaded when asked for: wrangler alone takes a second. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: () =>
    import("./start.ts").then(({ start, startHelp }) => ({ run: start, help: startHelp })),
  replay: () =>
    import("./replay/replay.ts").then(({ replay, replayHelp }) => ({
      run: replay,
      help: replayHelp,
    })),
  site: () => import("./site.ts").then(({ site, siteHelp }) => ({ run: site, help: siteHelp })),
  key: () => import("./key.ts").then(({ key, keyHelp }) => ({ run: key, help: keyHelp })),
  keys: () => import("./keys.ts").then(({ keys, keysHelp }) => ({ run: keys, help: keysHelp })),
  secret: () =>
    import("./secret.ts").then(({ secret, secretHelp }) => ({ run: secret, help: secretHelp })),
  erase: () =>
    import("./erase.ts").then(({ erase, eraseHelp }) => ({ run: erase, help: eraseHelp })),
  init: () => import("./init.ts").then(({ init, initHelp }) => ({ run: init, help: initHelp })),
  check: () =>
    import("./check.ts").then(({ check, checkHelp }) => ({ run: check, help: checkHelp })),
  test: () => import("./test.ts").then(({ test, testHelp }) => ({ run: test, help: testHelp })),
  describe: () =>
    import("./describe.ts").then(({ describe, describeHelp }) => ({
      run: describe,
      help: describeHelp,
    })),
  publish: () =>
    import("./publish.ts").then(({ publish, publishHelp }) => ({
      run: publish,
      help: publishHelp,
    })),
  preview: () =>
    import("./preview.ts").then(({ preview, previewHelp }) => ({
      run: preview,
      help: previewHelp,
    })),
  history: () =>
    import("./history.ts").then(({ history, historyHelp }) => ({
      run: history,
      help: historyHelp,
    })),
  diff: () => import("./diff.ts").then(({ diff, diffHelp }) => ({ run: diff, help: diffHelp })),
  rollback: () =>
    import("./rollback.ts").then(({ rollback, rollbackHelp }) => ({
      run: rollback,
      help: rollbackHelp,
    })),
  schema: () =>
    import("./schema.ts").then(({ schema, schemaHelp }) => ({ run: schema, help: schemaHelp })),
  import: () =>
    import("./import/import.ts").then(({ importFile, importHelp }) => ({
      run: importFile,
      help: importHelp,
    })),
  inbound: () =>
    import("./inbound.ts").then(({ inbound, inboundHelp }) => ({
      run: inbound,
      help: inboundHelp,
    })),
  create: () =>
    import("./create.ts").then(({ create, createHelp }) => ({
      run: () => create(),
      help: createHelp,
    })),
};

const [name = "help", ...args] = process.argv.slice(2);
const load = commands[name];
if (load === undefined || args.includes("--help") || args.includes("-h")) {
  const asked = load !== undefined || ["help", "--help", "-h"].includes(name);
  if (!asked) console.error(`There is no command "${name}".\n`);
  const shown = load === undefined ? Object.values(commands) : [load];
  const texts = await Promise.all(shown.map(async (one) => (await one()).help));
  console.log(texts.join("\n\n"));
  process.exit(asked ? 0 : 2);
}
try {
  const { run } = await load();
  await run(args);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

export {};

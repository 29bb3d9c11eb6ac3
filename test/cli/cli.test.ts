import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createResources } from "../../cli/create.ts";
import { configFile, rootDir } from "../../local/paths.ts";
import { runCli } from "./runCli.ts";

const fixture = `${rootDir}/cli/replay/fixtures/access.log`;

describe("leadlight replay", () => {
  it("scores a log with no tag on any page, and gives the reasons", async () => {
    const { code, stdout, stderr } = await runCli("replay", fixture, "--top", "2");
    expect(stderr).toContain("100 %  13 of 13");
    expect(stdout).toContain("28 lines, 4 malformed");
    expect(stdout).toContain("line 18: not a known log format: not a log line at all");
    expect(stdout).toContain("Kept: 12 page views and 1 downloads by");
    // One line is of 2099, one of 1970, before the web.
    expect(stdout).toContain(
      "Read 24 of 28 lines: 11 events accepted, 2 rejected (event-in-future: 1, event-too-old: 1).",
    );
    expect(stdout).toContain("1. 192.0.2.10");
    expect(stdout).toContain("60 points, hot, MQL, 2 visits");
    expect(stdout).toMatch(
      /\+30 {2}Read a case study: .*marrowby-foods, .*ashgill-pharmacy, 2 times/,
    );
    expect(code).toBe(0);
  });

  it.each([
    [["replay"], "Which log?"],
    [["replay", "/no/such.log"], "/no/such.log cannot be read: ENOENT"],
    [["replay", `${rootDir}/package.json`], "lines could be read: is it another format?"],
    [["replay", fixture, "--exclude", "office"], '--exclude: "office" is neither a path'],
    [["replay", fixture, "--top", "0"], "--top: from 1 to 200."],
    [["replay", fixture, "--url", "http://127.0.0.1:1"], "--url needs --key"],
    [["replay", fixture, "--frobnicate"], "--frobnicate"],
  ])("%j ends with a message and a code", async (args, message) => {
    const { code, stderr } = await runCli(...args);
    expect([code, stderr.includes(message)]).toEqual([1, true]);
  });
});

describe("leadlight", () => {
  it("lists its commands", async () => {
    const { code, stdout } = await runCli("--help");
    expect(code).toBe(0);
    for (const command of ["start", "replay", "site", "key", "create"]) {
      expect(stdout).toContain(`leadlight ${command}`);
    }
  });

  it.each([
    [["dance"], 2, 'There is no command "dance".'],
    [["site", "My Site"], 1, "A site key is"],
    [["site", "shop"], 1, "Name at least one origin."],
    [["site", "shop", "--origin", "www.example.com"], 1, "is not an origin"],
    [["site", "shop", "--origin", "https://www.example.com/path"], 1, "is not an origin"],
    [["key"], 1, "For which site?"],
    [["key", "--revoke", "x' OR 1=1"], 1, "Not a key id."],
    [["key", "shop", "--scope", "reed"], 1, "--scope: one of read, write,"],
    [["key", "--rotate", "0123456789ab", "--hours=-1"], 1, "--hours: from 0 to 8760."],
    [["keys"], 1, "Of which site?"],
    [["secret"], 1, "Of which site?"],
    [["start", "--port", "99999"], 1, "A port is a number"],
  ] as const)(
    "%j ends with code %i and a message that says how to fix it",
    async (args, expected, message) => {
      const { code, stderr } = await runCli(...args);
      expect([code, stderr.includes(message)], stderr).toEqual([expected, true]);
    },
  );
});

describe("leadlight create", () => {
  it("creates what is missing, and writes the ids into the configuration", async () => {
    const config = join(await mkdtemp(join(tmpdir(), "leadlight-")), "wrangler.toml");
    await writeFile(config, await readFile(configFile));
    const asked: string[] = [];
    let key = "";
    await createResources(async (args, input = "") => {
      const command = args.join(" ");
      asked.push(command);
      if (command === "secret list") throw new Error('Worker "leadlight" not found.');
      if (command === "secret put ENCRYPTION_KEY") key = input;
      if (command === "queues create leadlight-collect") throw new Error("Queue already exists");
      if (command === "d1 list --json") return 'banner\n[{"name":"leadlight","uuid":"d1-id"}]';
      if (command === "kv namespace list") return '[{"title":"leadlight-tiers","id":"kv-id"}]';
      return "";
    }, config);
    expect(asked).toEqual([
      "d1 create leadlight",
      "kv namespace create leadlight-tiers",
      "queues create leadlight-collect",
      "queues create leadlight-collect-dead",
      "queues create leadlight-deliveries",
      "d1 list --json",
      "kv namespace list",
      "secret list",
      "secret put ENCRYPTION_KEY",
    ]);
    expect(Buffer.from(key, "base64")).toHaveLength(32);
    const written = await readFile(config, "utf8");
    expect(written).toContain('database_id = "d1-id"');
    expect(written).toContain('\nid = "kv-id"');
  });

  it("never creates a second key: secrets under the first one could not be decrypted", async () => {
    const answers: Record<string, string> = {
      "d1 list --json": '[{"name":"leadlight","uuid":"d1-id"}]',
      "kv namespace list": '[{"title":"leadlight-tiers","id":"kv-id"}]',
      "secret list": '[{"name":"ENCRYPTION_KEY","type":"secret_text"}]',
    };
    const config = join(await mkdtemp(join(tmpdir(), "leadlight-")), "wrangler.toml");
    await writeFile(config, await readFile(configFile));
    const asked: string[] = [];
    const run = async (args: readonly string[]) => {
      asked.push(args.join(" "));
      return answers[args.join(" ")] ?? "";
    };
    await createResources(run, config);
    expect(asked).not.toContain("secret put ENCRYPTION_KEY");
    delete answers["secret list"];
    const fails = async (args: readonly string[]) => {
      if (args[0] === "secret") throw new Error("A request to the Cloudflare API failed.");
      return run(args);
    };
    await expect(createResources(fails, config)).rejects.toThrow("API failed");
    expect(asked).not.toContain("secret put ENCRYPTION_KEY");
  });

  it("stops at any error but «exists already»", async () => {
    const refuse = () => Promise.reject(new Error("You are not authenticated."));
    await expect(createResources(refuse, "/no/file")).rejects.toThrow("not authenticated");
  });
});

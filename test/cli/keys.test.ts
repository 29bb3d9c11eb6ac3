import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { emptyState } from "../runtime/emptyState.ts";
import { runCliIn } from "./runCli.ts";

it("creates a key with scopes, lists it, rotates it, and revokes it", async () => {
  const state = await mkdtemp(join(tmpdir(), "leadlight-keys-"));
  await emptyState(state);
  const cli = (...args: string[]) => runCliIn({ LEADLIGHT_STATE: state }, ...args);
  await cli("site", "shop", "--origin", "https://shop.example");
  const made = await cli("key", "shop", "--name", "CRM", "--scope", "read,write");
  const id = /^ll_([0-9a-f]{12})_/.exec(made.stdout)?.[1] as string;
  const rotated = await cli("key", "--rotate", id, "--hours", "1");
  const newId = /^ll_([0-9a-f]{12})_/.exec(rotated.stdout)?.[1] as string;
  expect(newId).not.toBe(id);
  expect(rotated.stderr).toContain('The old key of "CRM" expires at 20');
  const listed = (await cli("keys", "shop")).stdout.trimEnd().split("\n");
  expect(listed).toEqual([
    expect.stringMatching(
      new RegExp(`^${id}  read,write +CRM \\(since \\d{4}-\\d\\d-\\d\\d, until `),
    ),
    expect.stringMatching(new RegExp(`^${newId}  read,write .*CRM`)),
  ]);
  await cli("key", "--revoke", id);
  expect((await cli("keys", "shop")).stdout).not.toContain(id);
});

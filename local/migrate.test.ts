import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { migrate } from "./migrate.ts";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "leadlight-migrate-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

it("applies migrations once, and again after the databases were deleted", async () => {
  const apply = vi.fn(async () => {});
  await migrate(dir, apply);
  await migrate(dir, apply);
  expect(apply.mock.calls).toEqual([[dir]]);
  await rm(join(dir, "v3/d1"), { recursive: true });
  await migrate(dir, apply);
  expect(apply).toHaveBeenCalledTimes(2);
});

it("tries again after a failure", async () => {
  const apply = vi.fn(async () => {});
  apply.mockRejectedValueOnce(new Error("no such column"));
  await expect(migrate(dir, apply)).rejects.toThrow("no such column");
  await migrate(dir, apply);
  expect(apply).toHaveBeenCalledTimes(2);
});

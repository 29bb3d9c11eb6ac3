import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

interface Entry {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly inBundle?: boolean;
}

const { packages } = JSON.parse(
  readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8"),
) as { readonly packages: Readonly<Record<string, Entry>> };

it("every package in the lock file has its hash, and none comes from elsewhere than the registry", () => {
  const installed = Object.entries(packages).filter(
    ([path, { link, inBundle }]) => path.includes("node_modules/") && !link && !inBundle,
  );
  expect(installed.length).toBeGreaterThan(50);
  const unsafe = installed.filter(
    ([, { resolved, integrity }]) =>
      (resolved !== undefined && !resolved.startsWith("https://registry.npmjs.org/")) ||
      !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ""),
  );
  expect(unsafe.map(([path]) => path)).toEqual([]);
});

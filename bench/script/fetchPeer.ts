import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { builtScript } from "../../test/engines/site.ts";
import type { Peer } from "./peer.ts";

/** Kept from run to run; nothing of it is a dependency. */
const cache = join(tmpdir(), "leadlight-peers");

/** The peer's file for browsers, from npm's tarball or where it was said to be. */
export function fetchPeer(peer: Peer): string {
  if (peer.path) return readFileSync(peer.path, "utf8");
  if (!peer.package) return builtScript();
  const { name, version, file } = peer.package;
  const folder = join(cache, `${name.replaceAll(/\W+/g, "-")}-${version}`);
  if (!existsSync(join(folder, "package", file))) {
    mkdirSync(folder, { recursive: true });
    const packed = execFileSync("npm", ["pack", "--silent", `${name}@${version}`], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    execFileSync("tar", ["xzf", packed.trim().split("\n").at(-1) ?? ""], { cwd: folder });
  }
  return readFileSync(join(folder, "package", file), "utf8");
}

import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";

/** The key that encrypts the secrets in a folder of local state: created at the first start, kept in that folder. */
export async function encryptionKeyIn(folder: string): Promise<string> {
  const file = `${folder}/encryption-key`;
  const kept = await readFile(file, "utf8").catch(() => null);
  if (kept !== null) return kept;
  const made = randomBytes(32).toString("base64");
  await mkdir(folder, { recursive: true });
  await writeFile(file, made, { mode: 0o600 });
  return made;
}

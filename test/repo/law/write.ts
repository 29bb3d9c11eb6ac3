/** Writes what follows from the import law: the lint in `biome.json`, and the code map in ARCHITECTURE.md. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rootDir } from "../../../local/paths.ts";
import { codeMap, codeMapPattern } from "./codeMap.ts";
import { generatedMark, lintOverrides } from "./lintRules.ts";

const lintFile = join(rootDir, "biome.json");
const lint = JSON.parse(readFileSync(lintFile, "utf8"));
const isGenerated = (override: unknown): boolean =>
  JSON.stringify(override).includes(generatedMark);
lint.overrides = [
  ...lint.overrides.filter((override: unknown) => !isGenerated(override)),
  ...lintOverrides(),
];
writeFileSync(lintFile, `${JSON.stringify(lint, null, 2)}\n`);

const architecture = join(rootDir, "ARCHITECTURE.md");
const text = readFileSync(architecture, "utf8");
writeFileSync(
  architecture,
  text.replace(codeMapPattern, () => codeMap()),
);

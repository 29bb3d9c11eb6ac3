import { compileGlobs } from "../../classify/glob.ts";
import { mentionsIn } from "../../conditions/mentionsIn.ts";
import type { Mentions } from "../../conditions/operator.ts";
import type { Model } from "../model.ts";
import type { ModelFault } from "../modelFault.ts";
import { nearestWord } from "../nearestWord.ts";
import { pathTrapOf } from "./pathTrap.ts";

/** Page types that no page has, and patterns that no page reaches. */
export const pageTypes = (model: Model): ModelFault[] => [
  ...unmade(model),
  ...shadowed(model),
  ...trapped(model),
];

/** A rule for a page type that no path and no JSON-LD name of the model gives. */
function unmade({ rules, pageTypes }: Model): ModelFault[] {
  const known = new Set(pageTypes.map(({ type }) => type));
  return rules.flatMap((rule, index) => {
    const named =
      "on" in rule ? (rule.on.pageType ?? []) : mentionsIn(rule.when).flatMap(pageTypesIn);
    return [...new Set(named)]
      .filter((type) => !known.has(type))
      .map((type) => {
        const near = nearestWord(type, known);
        const fix = near === null ? "add one" : `did you mean "${near}"?`;
        const message = `no entry of pageTypes makes "${type}", only pages that say it themselves count: ${fix}`;
        return { at: `rules.${index}`, message };
      });
  });
}

const pageTypesIn = ({ match, visitsTo, attentionOn }: Mentions): readonly string[] => [
  ...(match?.pageType ?? []),
  ...(visitsTo ?? []),
  ...(attentionOn ?? []),
];

/** Comparing more patterns than this with each other would take seconds. */
const maxComparedChars = 10_000;

/** A pattern all of whose pages an earlier entry takes: the first match counts. */
function shadowed({ pageTypes }: Model): ModelFault[] {
  if (pageTypes.flatMap(({ paths = [] }) => paths).join("").length > maxComparedChars) return [];
  const earlier: { type: string; index: number; takes: (path: string) => boolean }[] = [];
  return pageTypes.flatMap(({ type, paths = [] }, index) => {
    const faults = paths.flatMap((path, nth) => {
      const by = earlier.find((one) => one.type !== type && samplesOf(path).every(one.takes));
      if (by === undefined || path.startsWith("!")) return [];
      const message = `"${path}" comes too late: "${by.type}" (pageTypes.${by.index}) takes all of it; put this entry before`;
      return [{ at: `pageTypes.${index}.paths.${nth}`, message }];
    });
    if (paths.length > 0) earlier.push({ type, index, takes: compileGlobs(paths) });
    return faults;
  });
}

/** Sample paths of a glob, with characters that only another wildcard can match. */
const samplesOf = (glob: string): string[] =>
  [
    ["\u{E000}/\u{E001}", "\u{E002}"],
    ["\u{E003}", ""],
  ].map(([any = "", segment = ""]) =>
    glob.replaceAll("**", "\u{F8FF}").replaceAll("*", segment).replaceAll("\u{F8FF}", any),
  );

function trapped({ pageTypes }: Model): ModelFault[] {
  return pageTypes.flatMap(({ paths = [] }, index) =>
    paths.flatMap((path, nth) => {
      const message = pathTrapOf(path);
      return message === null ? [] : [{ at: `pageTypes.${index}.paths.${nth}`, message }];
    }),
  );
}

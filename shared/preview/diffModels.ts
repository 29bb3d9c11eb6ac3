import type { Model, Rule } from "../model/model.ts";

/** One value that differs, by its path, e.g. `limit.max` of a rule or `tiers.hot.atLeast`. */
export interface ValueChange {
  readonly at: string;
  /** `null` where there is none. */
  readonly before: unknown;
  readonly after: unknown;
}

interface RuleDiff {
  /** Id of the rule. */
  readonly rule: string;
  readonly title: string;
  readonly changes: readonly ValueChange[];
}

/** What one model says otherwise than another. Rules, bands and groups are the same by their name. */
export interface ModelDiff {
  readonly added: readonly Rule[];
  readonly removed: readonly Rule[];
  readonly changed: readonly RuleDiff[];
  /** Everything but rules: thresholds, groups, page types, basis, title. */
  readonly settings: readonly ValueChange[];
  /** Whether the same rules are in another order: group caps cut the last ones first. */
  readonly reordered: boolean;
}

export function diffModels(before: Model, after: Model): ModelDiff {
  const old = new Map(before.rules.map((rule) => [rule.id, rule]));
  const fresh = new Map(after.rules.map((rule) => [rule.id, rule]));
  const orderOf = ({ rules }: Model) =>
    rules.map(({ id }) => id).filter((id) => old.has(id) && fresh.has(id));
  return {
    added: after.rules.filter(({ id }) => !old.has(id)),
    removed: before.rules.filter(({ id }) => !fresh.has(id)),
    changed: after.rules.flatMap((rule) => {
      const known = old.get(rule.id);
      const changes = known === undefined ? [] : valueChanges(known, rule);
      return changes.length === 0 ? [] : [{ rule: rule.id, title: rule.title, changes }];
    }),
    settings: valueChanges(settingsOf(before), settingsOf(after)),
    reordered: JSON.stringify(orderOf(before)) !== JSON.stringify(orderOf(after)),
  };
}

export const isEmptyDiff = ({ added, removed, changed, settings, reordered }: ModelDiff): boolean =>
  added.length + removed.length + changed.length + settings.length === 0 && !reordered;

/** Lists of named things become records, so that a new tier does not change every tier after it. */
function settingsOf({ rules: _, $schema: __, tiers, stages, grades, ...rest }: Model): object {
  return {
    ...rest,
    tiers: byName(tiers, ({ name }) => name),
    stages: byName(stages, ({ name }) => name),
    grades: byName(grades, ({ letter }) => letter),
  };
}

const byName = <Entry extends object>(
  entries: readonly Entry[],
  nameOf: (entry: Entry) => string,
): object => Object.fromEntries(entries.map((entry) => [nameOf(entry), entry]));

/** Walks two values side by side; a list that differs anywhere is reported whole. */
function valueChanges(before: unknown, after: unknown, at = ""): ValueChange[] {
  if (isRecord(before) && isRecord(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) =>
      valueChanges(ownOf(before, name), ownOf(after, name), at === "" ? name : `${at}.${name}`),
    );
  }
  return JSON.stringify(before) === JSON.stringify(after)
    ? []
    : [{ at, before: before ?? null, after: after ?? null }];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const ownOf = (record: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.hasOwn(record, name) ? record[name] : undefined;

import type { RulesFault } from "../../../shared/handoffs/parseRules.ts";
import type { HandoffRules } from "../../../shared/handoffs/rules.ts";
import { audience } from "./audience.ts";
import type { Destination } from "./destination.ts";
import { email } from "./email.ts";
import { hidden } from "./fields.ts";
import { hubspot } from "./hubspot.ts";
import { pipedrive } from "./pipedrive.ts";
import { salesforce } from "./salesforce.ts";
import { slack } from "./slack.ts";
import { webhook } from "./webhook.ts";

/** Every kind of destination, by its `type` in the rules. */
const destinations: Readonly<Record<string, Destination>> = {
  webhook,
  slack,
  email,
  hubspot,
  salesforce,
  pipedrive,
  audience,
};

export type DestinationConfig = HandoffRules["destinations"][string];

/** The kind of a configured destination; `null` for an unknown type. */
export const kindOf = ({ type }: DestinationConfig): Destination | null =>
  Object.hasOwn(destinations, type) ? (destinations[type] as Destination) : null;

/** A destination's fields, parsed, or what is wrong with them. */
export function fieldsOf(config: DestinationConfig, at: string) {
  const kind = kindOf(config);
  if (kind === null) {
    const known = Object.keys(destinations).join(", ");
    const message = `there is no destination "${config.type}": there are ${known}`;
    return { ok: false, faults: [{ at: `${at}.type`, message }] } as const;
  }
  const { type: _, ...fields } = config;
  const parsed = kind.fields.safeParse(fields);
  if (parsed.success) return { ok: true, kind, fields: parsed.data } as const;
  const faults = parsed.error.issues.map(
    ({ path, message }): RulesFault => ({ at: [at, ...path.map(String)].join("."), message }),
  );
  return { ok: false, faults } as const;
}

/** Rules as the API and the console show them: every secret hidden. */
export const withoutSecrets = (rules: HandoffRules): HandoffRules =>
  withSecrets(
    rules,
    secretsOf(rules).map((secret) => ({ ...secret, value: hidden })),
  );

/** The same, with the hosts of URLs alone: a path may be a password, and a key that only reads needs none. */
export const withHostsOnly = (rules: HandoffRules): HandoffRules => ({
  ...rules,
  destinations: Object.fromEntries(
    Object.entries(withoutSecrets(rules).destinations).map(([name, config]) => [
      name,
      Object.fromEntries(
        Object.entries(config).map(([field, value]) => [field, hostOnly(value)]),
      ) as DestinationConfig,
    ]),
  ),
});

const hostOnly = (value: unknown): unknown => {
  if (typeof value !== "string" || !/^https?:/i.test(value) || !URL.canParse(value)) return value;
  return `${new URL(value).origin}/${hidden}`;
};

/** A secret of a destination, and its place in the rules. */
export interface RulesSecret {
  readonly destination: string;
  readonly field: string;
  readonly value: unknown;
}

/** Every secret in the rules. */
export const secretsOf = ({ destinations }: Pick<HandoffRules, "destinations">): RulesSecret[] =>
  Object.entries(destinations).flatMap(([destination, config]) =>
    (kindOf(config)?.secrets ?? [])
      .filter((field) => Object.hasOwn(config, field))
      .map((field) => ({ destination, field, value: config[field] })),
  );

/** The same rules with these values as their secrets. */
export function withSecrets(rules: HandoffRules, secrets: readonly RulesSecret[]): HandoffRules {
  const destinations = { ...rules.destinations };
  for (const { destination, field, value } of secrets) {
    destinations[destination] = {
      ...destinations[destination],
      [field]: value,
    } as DestinationConfig;
  }
  return { ...rules, destinations };
}

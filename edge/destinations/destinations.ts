import type { RulesFault } from "../../shared/handoffs/parseRules.ts";
import type { HandoffRules } from "../../shared/handoffs/rules.ts";
import { audience } from "./audience.ts";
import type { Destination } from "./destination.ts";
import { email } from "./email.ts";
import { hidden } from "./fields.ts";
import { hubspot } from "./hubspot.ts";
import { pipedrive } from "./pipedrive.ts";
import { salesforce } from "./salesforce.ts";
import { slack } from "./slack.ts";
import { webhook } from "./webhook.ts";

/** Every kind of destination, by the `type` that rules name it by. */
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

/** The kind of a configured destination; `null` when there is none of that type. */
export const kindOf = ({ type }: DestinationConfig): Destination | null =>
  Object.hasOwn(destinations, type) ? (destinations[type] as Destination) : null;

/** The fields of a destination, or what is wrong with them. */
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

/** Rules as anyone with a key may read them: every secret hidden. */
export const withoutSecrets = (rules: HandoffRules): HandoffRules =>
  mapSecrets(rules, () => hidden);

/** Puts back the secrets that were sent as `(hidden)`, from the rules before. */
export const withSecretsOf = (rules: HandoffRules, before: HandoffRules | null): HandoffRules =>
  mapSecrets(rules, (value, name, field) =>
    value === hidden ? (before?.destinations[name]?.[field] ?? hidden) : value,
  );

function mapSecrets(
  rules: HandoffRules,
  change: (value: unknown, name: string, field: string) => unknown,
): HandoffRules {
  const changed = Object.entries(rules.destinations).map(([name, config]) => {
    const secrets = kindOf(config)?.secrets ?? [];
    const fields = Object.entries(config).map(([field, value]) => [
      field,
      secrets.includes(field) ? change(value, name, field) : value,
    ]);
    return [name, Object.fromEntries(fields)];
  });
  return { ...rules, destinations: Object.fromEntries(changed) };
}

import type { RulesFault } from "../../shared/handoffs/parseRules.ts";
import type { HandoffRules } from "../../shared/handoffs/rules.ts";
import type { SiteKey } from "../../shared/identity/ids.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import { Locked } from "../ports/locked.ts";
import type { Vault } from "../ports/vault.ts";
import {
  type DestinationConfig,
  kindOf,
  type RulesSecret,
  secretsOf,
  withSecrets,
} from "./destinations/destinations.ts";
import { hidden } from "./destinations/fields.ts";
import { Failed } from "./destinations/send.ts";

type Checked = Result<HandoffRules, readonly RulesFault[]>;

/**
 * Replaces secrets that were sent as `(hidden)` by the stored ones, as long as they go to the same receiver.
 * Otherwise anyone who may write rules could read every secret, by sending it to a URL of their own.
 */
export const putBackSecrets = (
  site: SiteKey,
  rules: HandoffRules,
  stored: HandoffRules | null,
  vault: Vault,
): Promise<Checked> =>
  changed(rules, async (secret) => {
    const { destination, field, value } = secret;
    const config = stored?.destinations[destination];
    const before = config?.[field];
    if (value !== hidden || config === undefined || typeof before !== "string") return value;
    if (receiverOf(config) !== receiverOf(rules.destinations[destination])) {
      throw new Locked("was entered for another receiver: enter it again", false);
    }
    return (await vault.open(before, vaultContextOf(site, secret))).secret;
  });

/** Rules as they are stored: every secret sealed, so that it opens only in its own place. */
export const sealSecrets = (site: SiteKey, rules: HandoffRules, vault: Vault): Promise<Checked> =>
  changed(rules, (secret) => vault.seal(String(secret.value), vaultContextOf(site, secret)));

/**
 * A destination of the stored rules, with its secrets as they were entered.
 *
 * @throws {Failed} When a secret cannot be opened; to be tried again when only the key is missing.
 */
export async function openSecrets(
  site: SiteKey,
  destination: string,
  config: DestinationConfig,
  vault: Vault,
): Promise<DestinationConfig> {
  const opened = { ...config };
  for (const secret of secretsOf({ destinations: { [destination]: config } })) {
    if (typeof secret.value !== "string") continue;
    try {
      opened[secret.field] = (await vault.open(secret.value, vaultContextOf(site, secret))).secret;
    } catch (error) {
      if (!(error instanceof Locked)) throw error;
      const message = `Its ${secret.field} cannot be opened. ${error.message}`;
      throw new Failed(message, error.needsKey ? "later" : "never");
    }
  }
  return opened;
}

async function changed(
  rules: HandoffRules,
  change: (secret: RulesSecret) => Promise<unknown>,
): Promise<Checked> {
  const secrets: RulesSecret[] = [];
  const faults: RulesFault[] = [];
  for (const secret of secretsOf(rules)) {
    try {
      secrets.push({ ...secret, value: await change(secret) });
    } catch (error) {
      if (!(error instanceof Locked)) throw error;
      faults.push({
        at: `destinations.${secret.destination}.${secret.field}`,
        message: error.message,
      });
    }
  }
  return faults.length > 0 ? fail(faults) : ok(withSecrets(rules, secrets));
}

/** A destination's type, and the URLs in its fields that are no secrets: another path may be another reader. */
function receiverOf(config: DestinationConfig | undefined): string {
  if (config === undefined) return "";
  const secrets = kindOf(config)?.secrets ?? [];
  const urls = Object.entries(config).flatMap(([field, value]) =>
    typeof value === "string" && !secrets.includes(field) && URL.canParse(value)
      ? [new URL(value).href]
      : [],
  );
  return [config.type, ...urls.sort()].join(" ");
}

const vaultContextOf = (site: SiteKey, { destination, field }: RulesSecret): string =>
  `rules ${site} ${destination} ${field}`;

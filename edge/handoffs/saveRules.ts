import { parseRules, type RulesFault } from "../../shared/handoffs/parseRules.ts";
import type { HandoffRules } from "../../shared/handoffs/rules.ts";
import type { SiteKey } from "../../shared/identity/ids.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import type { Ports } from "../ports/ports.ts";
import { fieldsOf } from "./destinations/destinations.ts";
import { putBackSecrets, sealSecrets } from "./ruleSecrets.ts";

/**
 * Checks rules and saves them: their shape, the names in them, and every destination's fields and URL.
 * Secrets are sealed first.
 *
 * @param origin The console's origin, for links to leads, unless the rules have another.
 */
export async function saveRules(
  site: SiteKey,
  document: unknown,
  origin: string,
  { handoffRules, vault, clock }: Pick<Ports, "handoffRules" | "vault" | "clock">,
): Promise<Result<HandoffRules, readonly RulesFault[]>> {
  const parsed = parseRules(document);
  if (!parsed.ok) return parsed;
  // Stored rules that no longer parse are replaced by saving new ones.
  const stored = await handoffRules.find(site).catch(() => null);
  const whole = await putBackSecrets(site, parsed.value, stored, vault);
  if (!whole.ok) return whole;
  const rules = { console: origin, ...whole.value };
  const faults = Object.entries(rules.destinations).flatMap(([name, config]) => {
    const checked = fieldsOf(config, `destinations.${name}`);
    return checked.ok ? [] : checked.faults;
  });
  if (faults.length > 0) return fail(faults);
  const sealed = await sealSecrets(site, rules, vault);
  if (!sealed.ok) return sealed;
  await handoffRules.save(site, sealed.value, clock());
  return ok(rules);
}

import { parseRules, type RulesFault } from "../../shared/handoffs/parseRules.ts";
import type { HandoffRules } from "../../shared/handoffs/rules.ts";
import type { SiteKey } from "../../shared/identity/ids.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import type { Ports } from "../ports/ports.ts";
import { fieldsOf } from "./destinations/destinations.ts";
import { putBackSecrets, sealSecrets } from "./ruleSecrets.ts";

/**
 * Checks rules and saves them: their shape, their names, the fields of every destination and its address.
 * Secrets are sealed before.
 *
 * @param origin Where the console was reached: links to leads lead there, unless the rules say where.
 */
export async function saveRules(
  site: SiteKey,
  document: unknown,
  origin: string,
  { handoffRules, vault, clock }: Pick<Ports, "handoffRules" | "vault" | "clock">,
): Promise<Result<HandoffRules, readonly RulesFault[]>> {
  const parsed = parseRules(document);
  if (!parsed.ok) return parsed;
  // Rules of another version that no longer parse are mended by saving new ones.
  const kept = await handoffRules.find(site).catch(() => null);
  const whole = await putBackSecrets(site, parsed.value, kept, vault);
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

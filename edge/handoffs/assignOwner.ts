import { domainOf, emailKindsOf } from "../../shared/classify/emailKind.ts";
import type { Pool } from "../../shared/handoffs/rules.ts";
import type { SiteKey } from "../../shared/identity/ids.ts";
import type { OwnerStore } from "../ports/handoffs.ts";

interface Lead {
  readonly site: SiteKey;
  readonly email: string | null;
  readonly country: string | null;
}

/** Picks the owner of a lead by its pool: the name of a person in the rules, or `null`. */
export async function assignOwner(
  pool: Pool,
  name: string,
  { site, email, country }: Lead,
  owners: OwnerStore,
): Promise<string | null> {
  const inTurn = async (people: readonly string[]) =>
    people[(await owners.takeTurn(site, name)) % people.length] ?? null;
  if (pool.by === "round_robin") return inTurn(pool.people);
  if (pool.by === "country") {
    const [, owner] =
      Object.entries(pool.countries).find(
        ([one]) => one.toLowerCase() === country?.toLowerCase(),
      ) ?? [];
    return owner ?? inTurn(pool.otherwise);
  }
  const account = accountOf(email);
  if (account === null) return inTurn(pool.people);
  const known = await owners.ownerOfAccount(site, name, account);
  if (known !== null && pool.people.includes(known)) return known;
  const next = await inTurn(pool.people);
  return next && owners.giveAccount(site, name, account, next, known);
}

/** The company, by its domain; an address at a mail provider or a university has none. */
function accountOf(email: string | null): string | null {
  if (email === null) return null;
  const kinds = emailKindsOf(email, { domains: [], competitors: [] });
  return kinds.has("corporate") ? domainOf(email) : null;
}

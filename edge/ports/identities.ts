import type { LeadId, SiteKey, VisitorId } from "../../shared/identity/ids.ts";

/**
 * The most visitors that one lead may have. A browser that forgets its id every week makes 52 a year. With
 * more, a stranger who claims the same address from many browsers could make every read of the lead slow.
 */
export const maxVisitorsPerLead = 200;

/** A browser says, or a back end vouches, that somebody with this e-mail address is using it. */
export interface Claim {
  readonly site: SiteKey;
  readonly browser: VisitorId;
  /** As `normalEmail` writes it. */
  readonly email: string;
  readonly verified: boolean;
  /** Id of the `identify`: one that is stored already claims nothing again. */
  readonly eventId: string;
  /** When it was said, milliseconds since 1970. */
  readonly at: number;
}

export interface IdentityStore {
  /**
   * Links a browser to the person with the e-mail address, who is made when nobody has it yet. What the
   * browser did before anyone was known goes to the first one. When it belongs to somebody else already,
   * two people share it: from now on what it does counts for this one.
   */
  claim(claim: Claim): Promise<void>;
  /** The leads of people with these e-mail addresses, made where nobody has one yet. */
  peopleOf(site: SiteKey, emails: readonly string[]): Promise<ReadonlyMap<string, LeadId>>;
  /** Links an anonymous visitor to a lead by hand; `false` when it belongs to somebody, or has visitors. */
  link(site: SiteKey, visitor: VisitorId, lead: LeadId, at: number): Promise<boolean>;
  /** Makes a visitor a lead of its own again, with all it did; `false` when it was not linked to the lead. */
  unlink(site: SiteKey, visitor: VisitorId, lead: LeadId): Promise<boolean>;
}

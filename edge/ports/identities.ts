import type { LeadId, SiteKey, VisitorId } from "../../shared/identity/ids.ts";

/**
 * The most visitors that one lead may have. A browser that forgets its id every week makes 52 a year. With
 * more, a stranger who claims the same address from many browsers could make every read of the lead slow.
 */
export const maxVisitorsPerLead = 200;

/** A browser claims, or a back end confirms, that the person with this e-mail address uses it. */
export interface Claim {
  readonly site: SiteKey;
  readonly browser: VisitorId;
  /** As `normalEmail` writes it. */
  readonly email: string;
  readonly verified: boolean;
  /** A browser sent it: an id that the edge made claims nothing. */
  readonly fromBrowser?: true;
  /** Id of the `identify`: one that is stored already claims nothing again. */
  readonly eventId: string;
  /** When it was said, milliseconds since 1970. */
  readonly at: number;
}

export interface IdentityStore {
  /**
   * Links a browser to the person with the e-mail address; a new address makes a new person. Earlier anonymous
   * events of the browser go to the first person. When the browser belongs to another person already, both
   * share it, and from now on its events count for this one.
   *
   * Only a verified claim moves more than the browser itself: other browsers that were linked to it by hand, and
   * the address that a person had before. To a lead that is full, a verified browser is linked in place of the
   * oldest one that is only claimed.
   */
  claim(claim: Claim): Promise<void>;
  /** The leads of people with these e-mail addresses. A new address makes a new lead. */
  peopleOf(site: SiteKey, emails: readonly string[]): Promise<ReadonlyMap<string, LeadId>>;
  /** Links an anonymous visitor to a lead by hand; `false` when it belongs to a lead already, or has visitors. */
  link(site: SiteKey, visitor: VisitorId, lead: LeadId, at: number): Promise<boolean>;
  /** Makes a visitor a separate lead again, with all its events; `false` when it was not linked to the lead. */
  unlink(site: SiteKey, visitor: VisitorId, lead: LeadId): Promise<boolean>;
}

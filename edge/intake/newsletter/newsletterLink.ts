import type { SiteKey, VisitorId } from "../../../shared/identity/ids.ts";

/** The contents of a link in a newsletter: recipient, mailing and target. It holds no e-mail address. */
export interface NewsletterLink {
  readonly site: SiteKey;
  /** The recipient's lead; the event is stored under this id. */
  readonly lead: VisitorId;
  readonly mailing: string;
  /** Where a click leads; `null` for the pixel. */
  readonly url: string | null;
}

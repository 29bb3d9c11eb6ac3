import type { LeadView } from "../../leads/readLead.ts";
import { nicknameOf } from "../shell/nickname.ts";

/** What to call a lead: the email address, or a generated name (`Amber Heron`) without one. */
export function nameOf({ lead, traits }: Pick<LeadView, "lead" | "traits">): string {
  const email = traits.email?.value;
  return typeof email === "string" ? email : nicknameOf(lead);
}

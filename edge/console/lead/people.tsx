import type { LeadView } from "../../leads/readLead.ts";
import { nicknameOf, shortIdOf } from "../shell/nickname.ts";

/** What to call a lead: by the e-mail address, if it is known, else by a name made from the id. */
export function nameOf({ lead, traits }: Pick<LeadView, "lead" | "traits">): string {
  const email = traits.email?.value;
  return typeof email === "string" ? email : nicknameOf(lead);
}

/** The person's browsers; one that only claims to be this person can be taken back out. */
export function Browsers({ lead, visitors }: Pick<LeadView, "lead" | "visitors">) {
  if (visitors.every(({ visitor }) => (visitor as string) === lead)) return null;
  return (
    <section class="panel browsers" aria-labelledby="browsers-title">
      <div class="panel-head">
        <h2 id="browsers-title">Browsers</h2>
        <p class="muted">All of them count as this person</p>
      </div>
      <ul>
        {visitors.map(({ visitor, verified }) => (
          <li>
            <code>{shortIdOf(visitor as string as LeadView["lead"])}</code>
            {verified ? (
              <span class="verified" title="A back end of yours vouches for it">
                ✓ verified
              </span>
            ) : (
              <span class="claimed" title="The e-mail address was typed in; nobody vouches for it">
                not verified
              </span>
            )}
            <form method="post" action={`/console/leads/${lead}/unlink`}>
              <input type="hidden" name="visitor" value={visitor} />
              <button
                type="submit"
                class="quiet"
                title="Makes this browser a lead of its own again, with all it did"
              >
                Not this person
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

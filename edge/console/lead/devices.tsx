import type { LeadView } from "../../leads/readLead.ts";
import { shortIdOf } from "../shell/nickname.ts";

/** The person's linked devices; each can be unlinked. */
export function Devices({ lead, visitors }: Pick<LeadView, "lead" | "visitors">) {
  if (visitors.every(({ visitor }) => (visitor as string) === lead)) return null;
  return (
    <section class="panel devices" aria-labelledby="devices-title">
      <div class="panel-head">
        <h2 id="devices-title">Linked devices</h2>
      </div>
      <ul>
        {visitors.map(({ visitor, verified }) => (
          <li>
            <code>{shortIdOf(visitor as string as LeadView["lead"])}</code>
            {verified ? (
              <span class="verified" title="Confirmed by one of your systems">
                ✓ verified
              </span>
            ) : (
              <span
                class="claimed"
                title="The email address was entered in the browser; none of your systems confirmed it"
              >
                not verified
              </span>
            )}
            <form method="post" action={`/console/leads/${lead}/unlink`}>
              <input type="hidden" name="visitor" value={visitor} />
              <button
                type="submit"
                class="quiet"
                title="Makes this device a separate lead again, with its own activity"
              >
                Unlink
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

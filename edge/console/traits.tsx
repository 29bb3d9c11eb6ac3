import type { Explanation } from "../leads/readLead.ts";

/** Facts about the person and company. A browser may claim anything, so each says who vouches for it. */
export function Traits({ traits }: Pick<Explanation, "traits">) {
  const entries = Object.entries(traits);
  if (entries.length === 0) return null;
  return (
    <section class="panel traits" aria-labelledby="traits-title">
      <div class="panel-head">
        <h2 id="traits-title">Traits</h2>
      </div>
      <table>
        <tbody>
          {entries.map(([name, { value, verified }]) => (
            <tr>
              <th scope="row">{name}</th>
              <td class="trait-value">{String(value)}</td>
              <td class="trait-mark">
                {verified ? (
                  <span class="verified" title="A back end of yours vouches for it">
                    ✓ verified
                  </span>
                ) : (
                  <span class="claimed" title="As stated in the browser; nobody vouches for it">
                    not verified
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

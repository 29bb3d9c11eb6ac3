import type { Explanation } from "../leads/readLead.ts";
import { seenTrait } from "./seenTrait.ts";

/**
 * Facts about the person and company. A browser may claim anything, so each says who vouches for it; what
 * nobody stated stands last.
 */
export function Traits({ traits }: Pick<Explanation, "traits">) {
  const stated = Object.entries(traits).filter(([, { inferred }]) => !inferred);
  const seen = Object.entries(traits).flatMap(([name, { value, inferred }]) => {
    const shown = inferred ? seenTrait(name, value, traits) : null;
    return shown === null ? [] : [{ name, ...shown }];
  });
  if (stated.length + seen.length === 0) return null;
  return (
    <section class="panel traits" aria-labelledby="traits-title">
      <div class="panel-head">
        <h2 id="traits-title">Traits</h2>
      </div>
      <table>
        <tbody>
          {stated.map(([name, { value, verified }]) => (
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
          {seen.map(({ name, value, mark, title }) => (
            <tr>
              <th scope="row">{name}</th>
              <td class="trait-value">{value}</td>
              <td class="trait-mark">
                <span class="claimed" title={title}>
                  {mark}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

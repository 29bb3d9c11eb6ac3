import type { Explanation } from "../../leads/readLead.ts";
import { countryName, seenTrait } from "./seenTrait.ts";

/**
 * Properties of the person and company. A browser may claim anything, so each says whether one of the
 * site's systems confirmed it. Inferred properties come last.
 */
export function Traits({ traits }: Pick<Explanation, "traits">) {
  const stated = Object.entries(traits).filter(([, { inferred }]) => !inferred);
  const seen = ["country", "region", "organisation"].flatMap((name) => {
    const shown = traits[name]?.inferred ? seenTrait(name, traits[name].value, traits) : null;
    return shown === null ? [] : [{ name, ...shown }];
  });
  if (stated.length + seen.length === 0) return null;
  return (
    <section class="panel traits" aria-labelledby="traits-title">
      <div class="panel-head">
        <h2 id="traits-title">Properties</h2>
      </div>
      <table>
        <tbody>
          {stated.map(([name, { value, verified }]) => (
            <tr>
              <th scope="row">{name}</th>
              <td class="trait-value">
                {name === "country" ? countryName(String(value)) : String(value)}
              </td>
              <td class="trait-mark">
                {verified ? (
                  <span class="verified" title="Confirmed by one of your systems">
                    ✓ verified
                  </span>
                ) : (
                  <span
                    class="claimed"
                    title="Entered in the browser; none of your systems confirmed it"
                  >
                    not verified
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
        {seen.length > 0 && (
          <tbody>
            <tr class="seen-head">
              <th scope="rowgroup" colspan={3}>
                Inferred from IP
              </th>
            </tr>
            {seen.map(({ name, value, mark, title }) => (
              <tr>
                <th scope="row">{name}</th>
                <td class="trait-value">{value}</td>
                <td class="trait-mark">
                  {mark && (
                    <span class="claimed" title={title}>
                      {mark}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        )}
      </table>
    </section>
  );
}

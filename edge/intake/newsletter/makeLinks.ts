import type * as z from "zod";
import type { LinksMade, linksOrder } from "../../../shared/api/orders.ts";
import { normalEmail } from "../../../shared/classify/emailKind.ts";
import type { SiteKey, VisitorId } from "../../../shared/identity/ids.ts";
import type { Ports } from "../../ports/ports.ts";
import { sealLink } from "./sealedLink.ts";

/**
 * Makes the pixel and the links of a newsletter for each recipient.
 *
 * @param site The site, and the secret that signs its links.
 * @param origin Where this Worker was reached: where the links lead first.
 */
export async function makeLinks(
  { key: site, secret }: { readonly key: SiteKey; readonly secret: string },
  { mailing, emails, urls }: z.output<typeof linksOrder>,
  origin: string,
  { identities }: Pick<Ports, "identities">,
): Promise<LinksMade["recipients"]> {
  const addresses = emails.map((email) => normalEmail(email) as string);
  const people = await identities.peopleOf(site, [...new Set(addresses)]);
  return Promise.all(
    addresses.map(async (email) => {
      const lead = people.get(email) as string as VisitorId;
      const linkTo = async (kind: "open" | "click", url: string | null) =>
        `${origin}/v1/newsletter/${kind}/${await sealLink({ site, lead, mailing, url }, secret)}`;
      return {
        email,
        pixel: await linkTo("open", null),
        links: await Promise.all(urls.map((url) => linkTo("click", url))),
      };
    }),
  );
}

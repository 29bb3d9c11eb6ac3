import { type EdgeLead, namesOf } from "../shared/personalize/edgeLead.ts";
import { isFor } from "../shared/personalize/isFor.ts";
import { cutElements } from "./cutElements.ts";
import type { Settings } from "./options.ts";

const show = "data-leadlight-show";
const hide = "data-leadlight-hide";
const text = "data-leadlight-text-";
const href = "data-leadlight-href-";

/** What makes an element vary, and what is inside it: one list, so that each element is handled once. */
function selectorOf(bands: readonly string[]): string {
  const contents = [show, hide, ...bands.map((band) => text + band)].map((name) => `[${name}]`);
  const links = bands.map((band) => `[${href + band}]`);
  return [...contents, ...links, ...contents.map((each) => `${each} *`)].join();
}

/**
 * Makes the page that a visitor sees, while it streams through: what is for others is taken out of the
 * bytes, texts and links are those of the tier, and no attribute is left for the script to hide by.
 *
 * @throws TypeError When the page's charset is unknown, or not like ASCII.
 */
export function rewritePage(page: Response, lead: EdgeLead, { bands }: Settings): Response {
  const cut = cutElements();
  const names = namesOf(lead);
  return new HTMLRewriter()
    .on("html", {
      element(html) {
        html.setAttribute("data-leadlight-tier", lead.tier);
      },
    })
    .on(selectorOf(bands), {
      element(element) {
        if (cut.isInside(element)) return;
        if (!isFor(names, element.getAttribute(show), element.getAttribute(hide))) {
          cut.element(element);
          return;
        }
        const told = variantsOf(element, lead.tier);
        if (told.href !== undefined) element.setAttribute("href", told.href);
        if (told.text !== undefined) cut.contents(element, told.text);
      },
      text: cut.chunk,
      comments: cut.chunk,
    })
    .transform(page);
}

/** Takes every attribute of ours off, and returns what the tier's say. */
function variantsOf(element: Element, tier: string): { readonly text?: string; href?: string } {
  const told: { text?: string; href?: string } = {};
  for (const [name, value] of [...(element.attributes as Iterable<unknown>)] as [
    string,
    string,
  ][]) {
    if (name !== show && name !== hide && !name.startsWith(text) && !name.startsWith(href))
      continue;
    element.removeAttribute(name);
    // Names of attributes are in lower case, whatever the page says.
    if (name === text + tier.toLowerCase()) told.text ??= value;
    if (name === href + tier.toLowerCase()) told.href ??= value;
  }
  return told;
}

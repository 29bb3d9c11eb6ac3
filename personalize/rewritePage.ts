import { type EdgeLead, namesOf } from "../shared/personalize/edgeLead.ts";
import { isFor } from "../shared/personalize/isFor.ts";
import { cutElements } from "./cutElements.ts";
import type { Settings } from "./options.ts";

const show = "data-leadlight-show";
const hide = "data-leadlight-hide";
const text = "data-leadlight-text-";
const href = "data-leadlight-href-";

/** Elements that vary, and the elements inside them: one selector, so that each element is handled once. */
function selectorOf(bands: readonly string[]): string {
  const contents = [show, hide, ...bands.map((band) => text + band)].map((name) => `[${name}]`);
  const links = bands.map((band) => `[${href + band}]`);
  return [...contents, ...links, ...contents.map((each) => `${each} *`)].join();
}

/**
 * Rewrites a page for its visitor while it streams: elements for other visitors are removed, texts and links are
 * those of the tier, and no attribute is left by which the script would hide something.
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
        const variant = variantsOf(element, lead.tier);
        if (variant.href !== undefined) element.setAttribute("href", variant.href);
        if (variant.text !== undefined) cut.contents(element, variant.text);
      },
      text: cut.chunk,
      comments: cut.chunk,
    })
    .transform(page);
}

/** Removes every attribute of leadlight, and returns the values of the tier's. */
function variantsOf(element: Element, tier: string): { readonly text?: string; href?: string } {
  const variant: { text?: string; href?: string } = {};
  for (const [name, value] of [...(element.attributes as Iterable<unknown>)] as [
    string,
    string,
  ][]) {
    if (name !== show && name !== hide && !name.startsWith(text) && !name.startsWith(href))
      continue;
    element.removeAttribute(name);
    // HTMLRewriter gives names of attributes in lower case.
    if (name === text + tier.toLowerCase()) variant.text ??= value;
    if (name === href + tier.toLowerCase()) variant.href ??= value;
  }
  return variant;
}

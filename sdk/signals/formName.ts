import { clip } from "../clip.ts";

/** Search, the cart, and what closes a dialog: by the form's opening tag and its fields. */
const noLead = /^[^>]*(method="dialog|search|cart\b)|="search|name="[qs]"/i;

/**
 * What a form is called: `data-leadlight-form`, else `name`, else `id`, else where it is sent to. None for
 * a form that says `off`, and for one without `data-leadlight-form` that searches, fills a cart or closes
 * a dialog. Attributes are read as such, because a field called `name` or `id` hides the form's own property.
 */
export function formName(form: HTMLElement): string | undefined {
  const read = (name: string) => form.getAttribute(name);
  const given = form.dataset.leadlightForm;
  if (given ? given !== "off" : !noLead.test(form.outerHTML))
    return clip(
      given || read("name") || read("id") || read("action")?.replace(/[?#].*/, "") || "/",
    );
}

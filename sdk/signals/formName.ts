import { clip } from "../clip.ts";

/**
 * What a form is called: `data-leadlight-form`, else `name`, else `id`, else where it is sent to.
 * Attributes are read as such, because a field called `name` or `id` hides the form's own property.
 */
export function formName(form: Element): string {
  const read = (name: string) => form.getAttribute(name);
  return clip(
    read("data-leadlight-form") ||
      read("name") ||
      read("id") ||
      read("action")?.replace(/[?#].*/, "") ||
      "/",
  );
}

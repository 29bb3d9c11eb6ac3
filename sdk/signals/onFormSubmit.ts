import { listen, type Stop } from "../lifecycle/listen.ts";

/**
 * A form was sent. Reports its name (`data-leadlight-form`, else `name`, else `id`, else the path it
 * is sent to) and never looks at a field. Attributes are read as such, because a field called `name`
 * or `id` hides the form's own property.
 */
export function onFormSubmit(report: (form: string) => void): Stop {
  return listen("submit", ({ target }) => {
    const read = (name: string) => (target as Element).getAttribute(name);
    report(
      read("data-leadlight-form") ||
        read("name") ||
        read("id") ||
        new URL(read("action") || "", location.href).pathname,
    );
  });
}

/** The editor of the scoring model in the console, for its tests. */
import { b2b } from "../../../shared/model/templates/b2b.ts";
import { createConsole } from "../console.fixture.ts";

export const edit = "/console/model/edit";
export const preview = "/console/model/preview";
export const publish = "/console/model/publish";

export const pricingRule = b2b.rules.findIndex(({ id }) => id === "pricing_page");

/** The default model with other points for the pricing page. */
export const priced = (points: number) =>
  JSON.stringify({
    ...b2b,
    rules: b2b.rules.map((rule) => (rule.id === "pricing_page" ? { ...rule, points } : rule)),
  });

export const fieldOf = (page: string, name: string): string =>
  (new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? "").replaceAll("&quot;", '"');

export async function editor(at = createConsole()) {
  const visitor = await at.visitor();
  const save = async (document: string, action = "save") => {
    const tag = fieldOf(await visitor.read(edit), "tag");
    return visitor.post(edit, { tag, document, action });
  };
  const publishDraft = async (note = "") => {
    const tag = fieldOf(await visitor.read(publish), "tag");
    return visitor.post(publish, { tag, note });
  };
  return { ...at, ...visitor, save, publishDraft };
}

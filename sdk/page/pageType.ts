import type { Page } from "../../shared/wire/event.ts";
import { clip } from "../clip.ts";
import { guard } from "../guard.ts";

const maxSchemaTypes = 5;

/** JSON-LD allows one thing or a list wherever there is a thing. */
type OneOrMany<Thing> = Thing | Thing[];
type Node = { "@type"?: OneOrMany<unknown>; "@graph"?: OneOrMany<Node> } | null | undefined;

/**
 * What the page says it is for: the first `<meta name="page-type" content="pricing">` or `data-page-type`
 * attribute, and the `@type`s of its schema.org JSON-LD, those in `@graph` included.
 */
export function pageType(): Pick<Page, "type" | "schemaTypes"> {
  const says = document.querySelector<HTMLMetaElement>("meta[name=page-type],[data-page-type]");
  const type = says?.content || says?.dataset.pageType;
  const schemaTypes = new Set<string>();
  const visit = (nodes: OneOrMany<Node>) => {
    for (const node of [nodes].flat()) {
      if (!node) continue;
      // "https://schema.org/JobPosting" and "schema:JobPosting" are JobPosting.
      for (const name of [node["@type"]].flat())
        if (name) schemaTypes.add(clip(`${name}`.replace(/.*[/:]/, "")));
      visit(node["@graph"]);
    }
  };
  for (const script of document.querySelectorAll("script[type$='ld+json']"))
    guard(() => visit(JSON.parse(script.textContent)))();
  return {
    type: type && clip(type),
    schemaTypes: schemaTypes.size ? [...schemaTypes].slice(0, maxSchemaTypes) : undefined,
  };
}

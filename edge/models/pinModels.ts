import type { ModelStore, PublishedModel } from "../ports/models.ts";

/**
 * A store that gives one request the same model however often it asks: a publication in between must not
 * explain a score by one model and draw it on the scale of another. For one site.
 */
export function pinModels<Some extends { readonly models: ModelStore }>(ports: Some): Some {
  let pinned: Promise<PublishedModel> | undefined;
  const published: ModelStore["published"] = (site) => {
    pinned ??= ports.models.published(site);
    return pinned;
  };
  return { ...ports, models: { ...ports.models, published } };
}

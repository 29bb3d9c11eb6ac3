import { tierCookie } from "../../shared/wire/tierToken.ts";
import { listen } from "../lifecycle/listen.ts";
import type { Score } from "../personalize/onScore.ts";
import type { Signal } from "./signal.ts";

/**
 * Keeps what the Worker signed of the tier in a cookie that ends with the browser: the site's own server
 * reads it with the next page (`leadlight/edge`). It goes when the visitor's own cookie goes.
 */
export const onTierCookie: Signal = (_report, { site }) => {
  const keep = (token: string) => {
    // biome-ignore lint/suspicious/noDocumentCookie: its successor is asynchronous and not everywhere.
    document.cookie = `${tierCookie}=${token};path=/;samesite=lax${token ? "" : ";max-age=0"}`;
  };
  const isKnown = () => document.cookie.includes(`leadlight-${site}=`);
  listen<CustomEvent<Score>>("leadlight:score", ({ detail: { token } }) => {
    if (token && isKnown()) keep(token);
  });
  listen("pagehide", () => {
    if (!isKnown()) keep("");
  });
};

import { Hono } from "hono";
import copyIsland from "../../../dist/islands/copy.island.js.txt";
import draftIsland from "../../../dist/islands/draft.island.js.txt";
import keyboardIsland from "../../../dist/islands/keyboard.island.js.txt";
import liveIsland from "../../../dist/islands/live.island.js.txt";
import localTimeIsland from "../../../dist/islands/localTime.island.js.txt";
import themeIsland from "../../../dist/islands/theme.island.js.txt";
import { shortHash } from "../../../shared/identity/shortHash.ts";
import controlsCss from "./controls.css";
import editorCss from "./editor.css";
import emptyCss from "./empty.css";
import listCss from "./list.css";
import type { ConsolePage } from "./page.ts";
import panelCss from "./panel.css";
import shellCss from "./shell.css";
import tokensCss from "./tokens.css";

/** Of every page, before the page's own. */
const sharedCss = [tokensCss, controlsCss, shellCss, emptyCss, listCss, panelCss, editorCss];
const sharedIslands = [
  ...[themeIsland, localTimeIsland, copyIsland, liveIsland, keyboardIsland, draftIsland],
];

/** One style sheet and one script for all pages: a browser fetches each once. */
export function assetsOf(pages: readonly Pick<ConsolePage, "css" | "island">[]) {
  const css = [...sharedCss, ...pages.flatMap(({ css = [] }) => css)].join("\n");
  const js = [...sharedIslands, ...pages.flatMap(({ island = [] }) => island)].join("");
  const files = {
    "console.css": { text: css, type: "text/css", tag: shortHash(css) },
    "console.js": { text: js, type: "text/javascript", tag: shortHash(js) },
  };
  const urlOf = (name: keyof typeof files) => `/console/assets/${name}?v=${files[name].tag}`;
  return {
    /** They change with the content, so that a browser may keep it for good. */
    urls: { css: urlOf("console.css"), js: urlOf("console.js") },
    /** `GET /console/assets/…`: public, for they hold no data. */
    routes: new Hono().get("/:name{console\\.(?:css|js)}", function asset(c) {
      const { text, type, tag } = files[c.req.param("name") as keyof typeof files];
      const headers = {
        "content-type": `${type}; charset=utf-8`,
        etag: `"${tag}"`,
        "cache-control":
          c.req.query("v") === tag ? "public, max-age=31536000, immutable" : "no-cache",
      };
      return c.req.header("if-none-match") === headers.etag
        ? c.body(null, 304, headers)
        : c.body(text, 200, headers);
    }),
  };
}

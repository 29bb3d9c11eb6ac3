import { Hono } from "hono";
import { shortHash } from "../../../shared/identity/shortHash.ts";
import { dataInCss } from "../dataIn/dataIn.css.ts";
import { importIsland } from "../dataIn/import.island.ts";
import { handoffsCss } from "../handoffs/handoffs.css.ts";
import { contributionsCss } from "../lead/contributions.css.ts";
import { eraseCss } from "../lead/erase.css.ts";
import { leadCss } from "../lead/lead.css.ts";
import { timelineCss } from "../lead/timeline.css.ts";
import { leadsCss } from "../leads/leads.css.ts";
import { draftIsland } from "../model/draft.island.ts";
import { modelCss } from "../model/model.css.ts";
import { previewCss } from "../model/preview.css.ts";
import { previewIsland } from "../model/preview.island.ts";
import { signInIsland } from "../signIn/signIn.island.ts";
import { controlsCss } from "./controls.css.ts";
import { copyIsland } from "./copy.island.ts";
import { keyboardIsland } from "./keyboard.island.ts";
import { liveIsland } from "./live.island.ts";
import { localTimeIsland } from "./localTime.island.ts";
import { shellCss } from "./shell.css.ts";
import { themeIsland } from "./theme.island.ts";
import { tokensCss } from "./tokens.css.ts";

/*
 * Styles and islands are strings in TypeScript: the one form that wrangler, vitest and workerd all read
 * alike. (A `.css` or `.txt` import is text to wrangler only; vitest makes it empty or an address.)
 */
const css = [
  tokensCss,
  controlsCss,
  shellCss,
  leadsCss,
  leadCss,
  eraseCss,
  contributionsCss,
  timelineCss,
  handoffsCss,
  modelCss,
  previewCss,
  dataInCss,
].join("\n");

/** Each island keeps to itself. `localTime` comes before `live`, which calls for it. */
const js = [
  ...[themeIsland, signInIsland, localTimeIsland, copyIsland, liveIsland, keyboardIsland],
  ...[draftIsland, previewIsland, importIsland],
]
  .map((island) => `(() => {${island}})();`)
  .join("\n");

const assets = {
  "console.css": { text: css, type: "text/css", tag: shortHash(css) },
  "console.js": { text: js, type: "text/javascript", tag: shortHash(js) },
};

const urlOf = (name: keyof typeof assets) => `/console/assets/${name}?v=${assets[name].tag}`;

/** Addresses that change with the content, so that a browser may keep it for good. */
export const assetUrls = { css: urlOf("console.css"), js: urlOf("console.js") };

/** `GET /console/assets/…`: open to all, there is nothing of anyone in them. */
export const assetRoutes = (): Hono =>
  new Hono().get("/:name{console\\.(?:css|js)}", function asset(c) {
    const { text, type, tag } = assets[c.req.param("name") as keyof typeof assets];
    const headers = {
      "content-type": `${type}; charset=utf-8`,
      etag: `"${tag}"`,
      "cache-control":
        c.req.query("v") === tag ? "public, max-age=31536000, immutable" : "no-cache",
    };
    return c.req.header("if-none-match") === headers.etag
      ? c.body(null, 304, headers)
      : c.body(text, 200, headers);
  });

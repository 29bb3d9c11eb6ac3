import { Hono } from "hono";
import { shortHash } from "../../shared/identity/shortHash.ts";
import { contributionsCss } from "./css/contributions.ts";
import { controlsCss } from "./css/controls.ts";
import { dataInCss } from "./css/dataIn.ts";
import { eraseCss } from "./css/erase.ts";
import { handoffsCss } from "./css/handoffs.ts";
import { leadCss } from "./css/lead.ts";
import { leadsCss } from "./css/leads.ts";
import { modelCss } from "./css/model.ts";
import { previewCss } from "./css/preview.ts";
import { shellCss } from "./css/shell.ts";
import { timelineCss } from "./css/timeline.ts";
import { tokensCss } from "./css/tokens.ts";
import { copyIsland } from "./islands/copy.ts";
import { draftIsland } from "./islands/draft.ts";
import { importIsland } from "./islands/import.ts";
import { keyboardIsland } from "./islands/keyboard.ts";
import { liveIsland } from "./islands/live.ts";
import { localTimeIsland } from "./islands/localTime.ts";
import { previewIsland } from "./islands/preview.ts";
import { signInIsland } from "./islands/signIn.ts";
import { themeIsland } from "./islands/theme.ts";

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

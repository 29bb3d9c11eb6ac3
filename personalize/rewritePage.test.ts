import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveOptions } from "./options.ts";
import { rewritePage } from "./rewritePage.ts";

const settings = resolveOptions({ site: "demo", secret: "5ec7e7" });
const html = { headers: { "content-type": "text/html; charset=utf-8" } };
const asSeenBy = (tier: string, page: string, segments: readonly string[] = []) =>
  rewritePage(new Response(page, html), { tier, segments }, settings).text();

/** `s` and `h` are short for the attributes, so that the tables can be read. */
const spelled = (page: string) =>
  page.replaceAll(/ (s|h)=/g, (_, kind) => ` data-leadlight-${kind === "s" ? "show" : "hide"}=`);

describe("what a tier sees", () => {
  it.each([
    ["hot", `<p s="hot warm">A</p><p h="hot">B</p><p>C</p>`, "<p>A</p><p>C</p>"],
    ["warm", `<p s="hot warm">A</p><p h="hot">B</p><p>C</p>`, "<p>A</p><p>B</p><p>C</p>"],
    ["cold", `<p s="hot warm">A</p><p h="hot">B</p><p>C</p>`, "<p>B</p><p>C</p>"],
    ["hot", `<p s="hotter">A</p><p s="">B</p><p h="">C</p>`, "<p>C</p>"],
    ["hot", `<p s=hot h=hot>A</p><p s="\n\thot\n">B</p>`, "<p>B</p>"],
    // Values are case-sensitive, as they are in the script's style sheet; names are not.
    ["hot", `<p s="Hot">A</p><P DATA-LEADLIGHT-SHOW="hot">B</P>`, "<P>B</P>"],
    ["hot", `<P Data-Leadlight-Hide='hot'>A</P>B`, "B"],
    ["hot", `<p s=hot s=cold>A</p>B`, "<p>A</p>B"],
  ])("%s: %s", async (tier, page, seen) => {
    expect(await asSeenBy(tier, spelled(page))).toBe(seen);
  });
});

describe("what a visitor in segments sees", () => {
  it.each([
    ["cold", ["a"], `<p s="hot segment:a">A</p><p h="segment:a">B</p>`, "<p>A</p>"],
    ["hot", [], `<p s="hot segment:a">A</p><p h="segment:a">B</p>`, "<p>A</p><p>B</p>"],
    ["cold", ["a", "b"], `<p s="segment:b">A</p><p s="segment:c">B</p>`, "<p>A</p>"],
    // Both: one inside the other.
    ["hot", ["a"], `<p s=hot><b s=segment:a>A</b></p>`, "<p><b>A</b></p>"],
    ["cold", ["a"], `<p s=hot><b s=segment:a>A</b></p>z`, "z"],
    // The name of a segment alone is that of a tier.
    ["cold", ["hot"], `<p s="hot">A</p><p s="segment:hot">B</p>`, "<p>B</p>"],
    ["hot", [], `<p s="segment:hot">A</p><p s="segment: hot">B</p>`, "<p>B</p>"],
  ])("%s, %j: %s", async (tier, segments, page, seen) => {
    expect(await asSeenBy(tier, spelled(page), segments)).toBe(seen);
  });
});

describe("what is taken out for cold", () => {
  it.each([
    ["elements within", `<div s=hot>a<div>b<p>c</p></div>d</div>z`, "z"],
    ["variants within a variant", `<div s=hot>a<p s=cold>b</p>c</div>z`, "z"],
    ["variants within what stays", `<div s=cold>a<p s=hot>b</p>c</div>z`, "<div>ac</div>z"],
    ["comments and scripts", `<div s=hot><!-- a --><script>"</p>"</script></div>z`, "z"],
    ["a script", `<script s=hot>"<b>"</script><style h=cold>a{}</style>z`, "z"],
    ["void elements", `<img s=hot src=a><IMG h=cold /><br s=hot>z`, "z"],
    ["foreign elements", `<svg><path s=hot d=a /><g s=hot><path/></g></svg>z`, "<svg></svg>z"],
    ["an item without its end tag", `<ul><li s=hot>a<li>z</ul>y`, "<ul><li>z</ul>y"],
    ["the last item without one", `<ul><li>z<li s=hot>a</ul>y`, "<ul><li>z</ul>y"],
    ["several in a row", `<ul><li s=hot>a<li s=hot>b<li s=hot>c</ul>y`, "<ul></ul>y"],
    ["a list within an item", `<ul><li s=hot>a<ul><li>b<li>c</ul>d<li>z</ul>`, "<ul><li>z</ul>"],
    ["a row", `<table><tr s=hot><td>a<td>b<tr><td>z</table>`, "<table><tr><td>z</table>"],
    [
      "a table within a cell",
      `<table><td s=hot><table><td>a</table>b<td>z</table>`,
      "<table><td>z</table>",
    ],
    ["an option", `<select><option s=hot>a<option>z</select>y`, "<select><option>z</select>y"],
    ["a term", `<dl><dt s=hot>a<dd>z</dl>y`, "<dl><dd>z</dl>y"],
    ["a paragraph before a block", `<p s=hot>a<div>z</div>y`, "<div>z</div>y"],
    ["a paragraph and its stray end", `<p s=hot>a<div>z</div></p>y`, "<div>z</div>y"],
    ["open formatting", `<div><p s=hot>a<b>c</div>z`, "<div></div>z"],
    ["an element ended by the one around it", `<div><section s=hot>a</div>z`, "<div></div>z"],
    ["an element that nothing ends", `z<div s=hot>a<p>b`, "z"],
    [
      "nothing but it, at a foreign end tag",
      `<div><div s=hot>a</b></div>z</div>`,
      "<div></b>z</div>",
    ],
  ])("%s", async (_, page, seen) => {
    expect(await asSeenBy("cold", spelled(page))).toBe(seen);
  });
});

describe("texts and links", () => {
  const link = `<a href="/product" data-leadlight-href-hot="/demo?a=1&amp;b=2" data-leadlight-text-hot='Talk to "us" &amp; <b>' data-leadlight-text-warm="Prices">See <i>how</i></a>z`;

  it.each([
    ["hot", `<a href="/demo?a=1&amp;b=2">Talk to "us" &amp; &lt;b&gt;</a>z`],
    ["warm", `<a href="/product">Prices</a>z`],
    ["cold", `<a href="/product">See <i>how</i></a>z`],
  ])("are those of %s, and the others' are not in the page", async (tier, seen) => {
    expect(await asSeenBy(tier, link)).toBe(seen);
  });

  it.each([
    ["<ul><li data-leadlight-text-hot=new>old <b>x<li>z</ul>y", "<ul><li>new<li>z</ul>y"],
    ["<ul><li data-leadlight-text-hot=new>old <b>x</ul>y", "<ul><li>new</ul>y"],
    [
      "<ul><li data-leadlight-text-hot=a>x<li data-leadlight-text-hot=b>y</ul>z",
      "<ul><li>a<li>b</ul>z",
    ],
    ["<ul><li data-leadlight-text-hot=a>x<li data-leadlight-hide=hot>y</ul>z", "<ul><li>a</ul>z"],
    ["<ul><li data-leadlight-hide=hot>y<li data-leadlight-text-hot=a>x</ul>z", "<ul><li>a</ul>z"],
    ["<p data-leadlight-text-hot=new data-leadlight-hide=hot>old</p>z", "z"],
    ["<p data-leadlight-text-hot=''>old</p>z", "<p></p>z"],
    ["<img data-leadlight-text-hot=a src=b>z", "<img src=b>z"],
  ])("replace what is in %s, and no more", async (page, seen) => {
    expect((await asSeenBy("hot", page)).replace("<img  ", "<img ")).toBe(seen);
  });
});

it("says the tier on the root element, for the page's own style sheet", async () => {
  const page = await asSeenBy("hot", `<!doctype html><html lang="en"><p>a</html>`, ["a"]);
  expect(page).toBe(`<!doctype html><html lang="en" data-leadlight-tier="hot"><p>a</html>`);
});

it("changes no byte of a page that does not vary, however broken it is", async () => {
  const piece = fc.constantFrom(
    ..."<div>|</div>|<p>|</p>|<li>|</ul>|<br>|<a href=x|'>\"|<!--|-->|<script>|</script>|é&amp;|<td|/>| data-x".split(
      "|",
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece), async (pieces) => {
      const page = pieces.join("");
      expect(await asSeenBy("hot", page)).toBe(page);
    }),
  );
});

it("leaves no word for another tier, wherever it is and whichever elements are left open", async () => {
  const tag = fc.constantFrom(
    "div",
    "p",
    "li",
    "ul",
    "td",
    "tr",
    "table",
    "b",
    "option",
    "section",
  );
  const node = fc.tuple(tag, fc.constantFrom("", " s=hot", " h=cold", " s=cold"), fc.boolean());
  await fc.assert(
    fc.asyncProperty(fc.array(node, { maxLength: 12 }), async (nodes) => {
      // Each opens in the one before; those that are closed at all are closed at the end.
      const open = nodes.map(([name, variant]) => `<${name}${variant}>`).join("");
      const close = nodes
        .toReversed()
        .map(([name, , isClosed]) => (isClosed ? `</${name}>` : ""))
        .join("");
      const page = `${open}<p s=hot>secret</p>${close}`;
      expect(await asSeenBy("cold", spelled(page))).not.toContain("secret");
    }),
  );
});

import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { rootDir } from "../../local/paths.ts";

const pages = globSync(["*.md", "docs/**/*.md", "examples/**/README.md"], { cwd: rootDir }).map(
  (file) => file.replaceAll("\\", "/"),
);
const read = (file: string) => readFileSync(join(rootDir, file), "utf8");
const withoutCode = (text: string) => text.replace(/^```[\s\S]*?^```/gm, "");

/** Anchors as GitHub makes them of headings, and those that a page sets itself. */
function anchorsOf(file: string): Set<string> {
  const text = withoutCode(read(file));
  const seen = new Map<string, number>();
  const anchors = [...text.matchAll(/^#+\s+(.+)$/gm)].map(([, title = ""]) => {
    const slug = title
      .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replace(/\s/g, "-");
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return times === 0 ? slug : `${slug}-${times}`;
  });
  const own = [...text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, id = ""]) => id);
  return new Set([...anchors, ...own]);
}

describe("links of the docs", () => {
  it.each(pages)("lead somewhere in %s", (page) => {
    const broken = [...withoutCode(read(page)).matchAll(/\[[^\]]*\]\(([^)\s]+)[^)]*\)/g)]
      .map(([, target = ""]) => target)
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => {
        const [path = "", anchor] = target.split("#");
        const file = path === "" ? page : normalize(join(dirname(page), path));
        if (!existsSync(join(rootDir, file))) return true;
        return anchor !== undefined && !anchorsOf(file).has(anchor);
      });
    expect(broken).toEqual([]);
  });

  it("are in every page of the folder: each is linked from another page", () => {
    const linked = new Set(
      pages.flatMap((page) =>
        [...read(page).matchAll(/\]\(([^)#\s]+)/g)].map(([, target = ""]) =>
          normalize(join(dirname(page), target)),
        ),
      ),
    );
    expect(pages.filter((page) => page.startsWith("docs/") && !linked.has(page))).toEqual([]);
  });
});

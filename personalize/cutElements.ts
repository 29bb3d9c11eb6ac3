import { endsAt, isWall } from "./impliedEnd.ts";

/** The element that is being removed from the page now. */
interface Cut {
  readonly name: string;
  /** Elements open inside it in which nothing ends it. */
  walls: number;
}

/**
 * Removes elements, or their contents, from a page that streams through an HTMLRewriter.
 *
 * Its own `remove` removes everything up to the next matching end tag, that tag included: of
 * `<ul><li>Hot<li>Cold</ul>` it would remove the second item and the list's end with the first.
 * Browsers end an element where another begins, or where the one around it ends; so does this.
 */
export function cutElements() {
  let cut: Cut | null = null;

  /** Removes everything in an element from here on; its own tags stay when `keepsTags` is true. */
  const begin = (element: Element, keepsTags: boolean): void => {
    const own: Cut = { name: element.tagName, walls: 0 };
    const hasContents = onEnd(element, (tag) => {
      if (cut === own) cut = null;
      // It may be the end of the element around this one, or of several: the last one to see it decides.
      const isOwn = tag.name === own.name;
      tag.remove();
      if (keepsTags || !isOwn) tag.after(`</${tag.name}>`, { html: true });
    });
    if (hasContents) cut = own;
  };

  return {
    /** Handles an element inside the removed one; `false` when no element is being removed, or no longer. */
    isInside(element: Element): boolean {
      if (cut === null) return false;
      const name = element.tagName;
      if (cut.walls === 0 && endsAt(cut.name, name)) {
        cut = null;
        return false;
      }
      element.removeAndKeepContent();
      if (isWall(name)) {
        const around = cut;
        const opened = onEnd(element, () => {
          around.walls--;
        });
        if (opened) around.walls++;
      }
      return true;
    },

    /** Removes an element. */
    element(element: Element): void {
      begin(element, false);
      element.removeAndKeepContent();
    },

    /** Replaces the contents of an element by a text, given as the source of an attribute. */
    contents(element: Element, attribute: string): void {
      begin(element, true);
      // Character references mean the same in text; `<` and `>` must be escaped only in text.
      const source = attribute.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
      element.prepend(source, { html: true });
      // Resets what inner elements did to a shared end tag, before `begin` rewrites it.
      element.append("", { html: true });
    },

    /** For text and comments. */
    chunk(chunk: Text | Comment): void {
      if (cut !== null) chunk.remove();
    },
  };
}

/** Calls where an element ends; `false` for one that has neither contents nor an end tag. */
function onEnd(element: Element, handler: (tag: EndTag) => void): boolean {
  try {
    element.onEndTag(handler);
    return true;
  } catch {
    // `onEndTag` is the only way to find out that an element is void.
    return false;
  }
}

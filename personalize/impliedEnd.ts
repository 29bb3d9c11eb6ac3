/**
 * Elements that end where another begins, without an end tag: `<li>One<li>Two`. From the HTML
 * standard, section 13.1.2.4 (optional tags); minifiers leave such end tags out.
 */
const endedBy: Readonly<Record<string, ReadonlySet<string>>> = {
  li: new Set(["li"]),
  dt: new Set(["dt", "dd"]),
  dd: new Set(["dt", "dd"]),
  p: new Set(
    (
      "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form " +
      "h1 h2 h3 h4 h5 h6 header hgroup hr li dd dt main menu nav ol p pre search section summary table ul"
    ).split(" "),
  ),
  rt: new Set(["rt", "rp"]),
  rp: new Set(["rt", "rp"]),
  option: new Set(["option", "optgroup", "hr"]),
  optgroup: new Set(["optgroup", "hr"]),
  caption: new Set(["colgroup", "thead", "tbody", "tfoot", "tr"]),
  colgroup: new Set(["thead", "tbody", "tfoot", "tr"]),
  thead: new Set(["tbody", "tfoot"]),
  tbody: new Set(["tbody", "tfoot"]),
  tfoot: new Set(["tbody"]),
  tr: new Set(["tr", "thead", "tbody", "tfoot"]),
  td: new Set(["td", "th", "tr", "thead", "tbody", "tfoot"]),
  th: new Set(["td", "th", "tr", "thead", "tbody", "tfoot"]),
};

/** Does the start tag of `next`, inside an open `name`, end it? */
export const endsAt = (name: string, next: string): boolean => endedBy[name]?.has(next) ?? false;

/** An element inside these ends no element outside of them: an item of an inner list ends no item of the outer one. */
const walls: ReadonlySet<string> = new Set(
  "ul ol menu dl table select button object template ruby details fieldset article aside nav section".split(
    " ",
  ),
);

export const isWall = (name: string): boolean => walls.has(name);

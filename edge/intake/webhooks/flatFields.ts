/** A field of a form, under one of its names. */
type Field = [name: string, value: unknown];

/** What form tools call a field's own name, and its answer. */
const nameKeys = ["name", "key", "label", "title", "question", "id", "field", "ref", "slug"];
const valueKeys = ["value", "answer", "values", "raw_value", "text"];

/**
 * The fields of a JSON document, nested or not: each by its path, and by its own name.
 * `{"contact": {"email": "x"}}` has `contact.email` and `email`. A list of names and values, such as HubSpot, WPForms or
 * Elementor send it, has a field for each entry, under every name of it; one of the type e-mail is `email`, too.
 */
export function flatFields(value: unknown, path = ""): Field[] {
  if (typeof value !== "object" || value === null) return named(path, value);
  if (Array.isArray(value)) {
    return value.some((item) => typeof item === "object" && item !== null)
      ? value.flatMap((item) => flatFields(item, path))
      : named(path, value);
  }
  const entry = value as Readonly<Record<string, unknown>>;
  const field = fieldOf(entry, path);
  return (
    field ??
    Object.entries(entry).flatMap(([name, inner]) =>
      flatFields(inner, path === "" ? name : `${path}.${name}`),
    )
  );
}

/** An object that is one field: it has a value beside its names, or it is the value of its own key. */
function fieldOf(entry: Readonly<Record<string, unknown>>, path: string): Field[] | null {
  const valueKey = valueKeys.find((key) => Object.hasOwn(entry, key));
  if (valueKey === undefined) return null;
  const value = entry[valueKey];
  const names = nameKeys.map((key) => entry[key]).filter((name) => typeof name === "string");
  const type = entry.type ?? entry.field_type ?? entry.fieldType;
  if (names.length === 0 && type === undefined && Object.keys(entry).length > 2) return null;
  // A nested object is no answer: its own fields are.
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return null;
  const isEmail = typeof type === "string" && /e-?mail/i.test(type);
  const all = [...new Set([...names, ownName(path), ...(isEmail ? ["email"] : [])])];
  return all.filter((name) => name !== "").map((name): Field => [name, value]);
}

function named(path: string, value: unknown): Field[] {
  const own = ownName(path);
  return own === path
    ? [[path, value]]
    : [
        [path, value],
        [own, value],
      ];
}

const ownName = (path: string): string => path.slice(path.lastIndexOf(".") + 1);

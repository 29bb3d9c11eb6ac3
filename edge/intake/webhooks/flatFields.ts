/**
 * The fields of a JSON document, nested or not: each by its path, and by its own name.
 * `{"contact": {"email": "x"}}` has `contact.email` and `email`.
 */
export function flatFields(value: unknown, path = ""): [name: string, value: unknown][] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    const own = path.slice(path.lastIndexOf(".") + 1);
    return own === path
      ? [[path, value]]
      : [
          [path, value],
          [own, value],
        ];
  }
  return Object.entries(value).flatMap(([name, inner]) =>
    flatFields(inner, path === "" ? name : `${path}.${name}`),
  );
}

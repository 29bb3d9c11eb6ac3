/** Whether a body may be JSON: `text/plain`, which needs no preflight, or `application/json`. */
export const isJsonType = (type: string | undefined): boolean =>
  type !== undefined && /^(text\/plain|application\/json)\s*(;|$)/i.test(type);

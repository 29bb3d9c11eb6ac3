/** What pages can send without a preflight, and what back ends send by habit. */
export const isJsonType = (type: string | undefined): boolean =>
  type !== undefined && /^(text\/plain|application\/json)\s*(;|$)/i.test(type);

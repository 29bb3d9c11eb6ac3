/** What a segment may be called: pages, caches and addresses take it as it is. */
export const segmentPattern = /^[a-z][a-z0-9_]{0,39}$/;

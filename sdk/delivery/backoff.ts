/** What nothing answers is a blocker or a dead line: it answers no better the tenth time. */
export const maxSilences = 3;

/** So much later at most, on average half of it: a client makes some 14 tries an hour at the outside. */
export const longestSeconds = 2_000;

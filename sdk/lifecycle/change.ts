/** How the address changed: `replace…`, where a history entry was replaced. */
export interface Change {
  readonly navigationType?: unknown;
}

/**
 * What the visitor decided. Before `granted` nothing is stored or sent; while it is `unknown`, what
 * happens is held in memory, and `denied` forgets it.
 */
export type Consent = "granted" | "denied" | "unknown";

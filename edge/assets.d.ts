/** Files that wrangler bundles as text. */
declare module "*.txt" {
  const text: string;
  export default text;
}

declare module "*.css" {
  const text: string;
  export default text;
}

/** Files that a test reads as they are. */
declare module "*?raw" {
  const text: string;
  export default text;
}

/** Of the page and of its form. */
export const importPath = "/console/data/import";

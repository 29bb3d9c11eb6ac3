/** The one page that takes files. */
export const importPath = "/console/data/import";

import { opensAll } from "./opensAll.ts";
import type { ConsolePage } from "./page.ts";

/** `GET /console`: the first page of the header that the key opens. */
export const homePage: ConsolePage = {
  path: "/",
  scope: "session",
  render: () => (c) => {
    const { navigation, apiKey } = c.var;
    const first = navigation.find(({ scopes }) => opensAll(apiKey, scopes));
    return c.redirect(first?.href ?? "/console/leads");
  },
};

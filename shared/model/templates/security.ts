import type { ModelDocument } from "../model.ts";
import { b2b } from "./b2b.ts";

/** Sizes that matter to who sells security: the bands exclude each other. */
const sizes: ModelDocument["rules"] = [
  {
    id: "size_1000",
    title: "Company of 1,000 and more",
    kind: "fit",
    points: 15,
    when: { trait: "companySize", atLeast: 1_000 },
  },
  {
    id: "size_200",
    title: "Company of 200 to 999",
    kind: "fit",
    points: 10,
    when: { trait: "companySize", atLeast: 200, below: 1_000 },
  },
];

/** For who sells security to companies: as `b2b`, but it is the large ones that buy. */
export const security: ModelDocument = {
  ...b2b,
  name: "security",
  title: "Security, sold to large companies",
  rules: [...b2b.rules.filter(({ id }) => !id.startsWith("size_")), ...sizes],
};

import { expect, it } from "vitest";
import { parseMap } from "./parseMap.ts";

it("fields are stated with commas and equal signs in quotes, in one flag or several", () => {
  expect(parseMap(['"Size, roughly=companySize",A=b=email', "Notes="])).toEqual({
    "Size, roughly": "companySize",
    "A=b": "email",
    Notes: "",
  });
  expect(() => parseMap(["Email"])).toThrow('--map: "Email" is not of the form "Field=property".');
  expect(() => parseMap(["Email=e mail"])).toThrow("is not of the form");
});

import type { TraitValue } from "../../shared/wire/event.ts";
import { listen } from "../lifecycle/listen.ts";
import type { Signal } from "./signal.ts";

type Traits = Record<string, TraitValue>;

const readField = ({ type, checked, value }: HTMLInputElement): TraitValue =>
  type === "checkbox" ? checked : type === "number" ? +value : value;

/** Each of the list is the name of a field, or a trait and the name of its field; empty ones are left out. */
function readTraits({ elements, dataset }: HTMLFormElement, list = ""): Traits {
  const traits: Traits = {};
  for (const pair of (dataset.leadlightIdentify ?? list).split(/[\s,]+/)) {
    const [trait = "", name = trait] = pair.split("=");
    const field = elements.namedItem(name) as HTMLInputElement | null;
    if (field?.value) traits[trait] = readField(field);
  }
  return traits;
}

/**
 * A form that was sent says who its visitor is, by the fields that the site listed, and by no other:
 * `<form data-leadlight-identify="email company=your-company">`, or for all forms `data-identify` on the tag.
 */
export const onIdentifyForm: Signal = (report, { identify }) => {
  /** As submitted: a page may empty its form before it is known that it was sent. */
  const submitted = new WeakMap<HTMLFormElement, Traits>();
  listen("submit", (event) => {
    const form = event.target as HTMLFormElement;
    submitted.set(form, readTraits(form, identify));
  });
  listen<CustomEvent<HTMLFormElement>>("leadlight:sent", ({ detail: form }) => {
    const traits = submitted.get(form) ?? readTraits(form, identify);
    if (Object.keys(traits)[0]) report({ type: "identify", traits });
  });
};

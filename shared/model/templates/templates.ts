import type { ModelDocument } from "../model.ts";
import { b2b } from "./b2b.ts";
import { behaviour } from "./behaviour.ts";
import { codynamic } from "./codynamic.ts";
import { content } from "./content.ts";
import { ecommerce } from "./ecommerce.ts";
import { engagement } from "./engagement.ts";
import { firmographic } from "./firmographic.ts";
import { frequency } from "./frequency.ts";
import { hotCold } from "./hotCold.ts";
import { intent } from "./intent.ts";
import { negative } from "./negative.ts";
import { numeric } from "./numeric.ts";
import { online } from "./online.ts";
import { security } from "./security.ts";

/** Models to start from, by name; docs/models.md says what each is for. */
export const templates = {
  b2b,
  security,
  behaviour,
  content,
  frequency,
  firmographic,
  negative,
  intent,
  engagement,
  hot_cold: hotCold,
  codynamic,
  numeric,
  online,
  ecommerce,
} satisfies Record<string, ModelDocument>;

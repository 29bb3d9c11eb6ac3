import * as z from "zod";
import { channelOf } from "../classify/channel.ts";
import type { LeadFacts } from "./facts.ts";
import { either } from "./matchInWords.ts";
import { anyActivity, neverByTime, type Operator } from "./operator.ts";
import { names } from "./words.ts";

const schema = z.strictObject({
  /** The channel of the first known visit is one of these. */
  firstChannel: z.strictObject({ oneOf: names }),
});

export const firstChannel = {
  schema,
  holds: ({ firstChannel: { oneOf } }, facts) => {
    const first = firstOriginOf(facts);
    return first !== undefined && oneOf.includes(first.channel);
  },
  because: (_, facts) => {
    const first = firstOriginOf(facts);
    return first === undefined ? "no visit" : `first came by ${first.channel} (${first.source})`;
  },
  inWords: ({ firstChannel: { oneOf } }) => `first came by ${either(oneOf)}`,
  ...neverByTime,
  mentions: ({ firstChannel: { oneOf } }) => ({ channels: oneOf }),
  ...anyActivity,
  contradiction: (conditions) => {
    const [first, ...others] = conditions.map(({ firstChannel: { oneOf } }) => oneOf);
    const common = first?.filter((channel) => others.every((oneOf) => oneOf.includes(channel)));
    return common?.length === 0 ? "there is one first channel; put them into one list" : null;
  },
} satisfies Operator<z.infer<typeof schema>>;

function firstOriginOf({ firstPageView }: LeadFacts) {
  const first = firstPageView();
  return first && channelOf(first.source);
}

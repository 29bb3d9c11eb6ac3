import { channelOf, type Origin } from "../../shared/classify/channel.ts";
import type { Source } from "../../shared/profile/occurrence.ts";
import suite from "./channels.json" with { type: "json" };

export interface ChannelCase {
  readonly name: string;
  readonly source: Source;
  readonly expect: { readonly channel: string; readonly source?: string; readonly medium?: string };
  /** Whose documentation the rule is from, and the page that says it. */
  readonly from: string;
  readonly url: string;
}

export const channelCases = suite.cases as unknown as readonly ChannelCase[];

/** What comes out of each case, in their order. No test framework and no runtime in here. */
export const channelOutcomes = (): Origin[] => channelCases.map(({ source }) => channelOf(source));

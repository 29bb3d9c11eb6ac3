import type { Channel } from "../../classify/channel.ts";
import type { EventMatch } from "../../conditions/eventMatch.ts";
import { mentionsIn } from "../../conditions/mentionsIn.ts";
import { eventKinds } from "../../events/eventKinds.ts";
import type { Model } from "../model.ts";
import type { ModelFault } from "../modelFault.ts";
import { nearestWord } from "../nearestWord.ts";
import { pathTrapOf } from "./pathTrap.ts";

/** Every channel; a channel that is left out does not compile. */
const channels: Readonly<Record<Channel, true>> = {
  direct: true,
  cross_network: true,
  paid_search: true,
  paid_social: true,
  paid_video: true,
  paid_shopping: true,
  paid_other: true,
  display: true,
  organic_search: true,
  organic_social: true,
  organic_video: true,
  organic_shopping: true,
  ai_assistant: true,
  email: true,
  affiliate: true,
  audio: true,
  sms: true,
  push: true,
  referral: true,
  other: true,
};

/** Matches that no event can ever fit. */
export const unmatchable = ({ rules }: Model): ModelFault[] =>
  rules.flatMap((rule, index): ModelFault[] => {
    if ("on" in rule) return faultsOf(rule.on, `rules.${index}.on`);
    const at = `rules.${index}.when`;
    return mentionsIn(rule.when).flatMap(({ match, channels = [] }) => [
      ...(match === undefined ? [] : faultsOf(match, at)),
      ...unknownChannels(channels, at),
    ]);
  });

function faultsOf({ event, object = [], channel = [] }: EventMatch, at: string): ModelFault[] {
  const traps = eventKinds[event].objectIsPath
    ? object.flatMap((glob) => pathTrapOf(glob) ?? [])
    : [];
  return [
    ...traps.map((message) => ({ at: `${at}.object`, message })),
    ...unknownChannels(channel, `${at}.channel`),
    ...(channel.includes("direct") ? [{ at: `${at}.channel`, message: direct }] : []),
  ];
}

const direct = "no page view has the channel direct: use the condition firstChannel";

const unknownChannels = (named: readonly string[], at: string): ModelFault[] =>
  named
    .filter((channel) => !Object.hasOwn(channels, channel))
    .map((channel) => {
      const near = nearestWord(channel, Object.keys(channels));
      const fix = near === null ? "docs/channels.md lists them" : `did you mean "${near}"?`;
      return { at, message: `there is no channel "${channel}": ${fix}` };
    });

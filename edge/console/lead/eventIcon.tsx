import type { IconName } from "../../../shared/events/eventKind.ts";
import { eventKinds } from "../../../shared/events/eventKinds.ts";
import type { EventType } from "../../../shared/wire/event.ts";

const eye = "M1 8 C4 3 12 3 15 8 C12 13 4 13 1 8 Z M8 6 A2 2 0 1 1 8 10 A2 2 0 1 1 8 6";
const clock = "M8 1.5 A6.5 6.5 0 1 1 8 14.5 A6.5 6.5 0 1 1 8 1.5 M8 4 V8 L11 10";
const download = "M8 2 V10 M4.5 7 L8 10.5 L11.5 7 M2.5 13.5 H13.5";
const form = "M3 2 H13 V14 H3 Z M5.5 5.5 H10.5 M5.5 8.5 H10.5 M5.5 11.5 H8";
const spark = "M8 1.5 L9.8 6.2 L14.5 8 L9.8 9.8 L8 14.5 L6.2 9.8 L1.5 8 L6.2 6.2 Z";
const person = "M8 2 A3 3 0 1 1 8 8 A3 3 0 1 1 8 2 M2.5 14 C2.5 9.5 13.5 9.5 13.5 14";
const mail = "M1.5 3.5 H14.5 V12.5 H1.5 Z M1.5 4 L8 9 L14.5 4";
const pen = "M2.5 13.5 L3.2 10.4 L11 2.6 L13.4 5 L5.6 12.8 Z M9.6 4 L12 6.4";
const down = "M8 2 V13.5 M3.5 9 L8 13.5 L12.5 9";
const away = "M6 3 H3 V13 H13 V10 M9 2.5 H13.5 V7 M13.5 2.5 L7.5 8.5";
const phone = "M3 2 H6 L7 6 L5.5 7.2 C6 9 7 10 8.8 10.5 L10 9 L14 10 V13 C8 15 1 8 3 2 Z";
const lens = "M7 2 A5 5 0 1 1 7 12 A5 5 0 1 1 7 2 M10.6 10.6 L14.5 14.5";
const screen = "M1.5 2.5 H14.5 V11 H1.5 Z M5 14 H11 M8 11 V14 M6.8 5 L10 6.8 L6.8 8.6 Z";
const share =
  "M5.6 7 L10.4 4.4 M5.6 9 L10.4 11.6 M4 6 A2 2 0 1 1 4 10 A2 2 0 1 1 4 6 M12 1.5 A2 2 0 1 1 12 5.5 A2 2 0 1 1 12 1.5 M12 10.5 A2 2 0 1 1 12 14.5 A2 2 0 1 1 12 10.5";

const paths: Readonly<Record<IconName, string>> = {
  eye,
  clock,
  download,
  form,
  spark,
  person,
  mail,
  pen,
  down,
  away,
  phone,
  lens,
  screen,
  share,
};

/** An icon beside the sentence; the sentence is complete without it. */
export const EventIcon = ({ type }: { readonly type: EventType }) => (
  <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <path d={paths[eventKinds[type].icon]} />
  </svg>
);

import { onContact } from "./signals/onContact.ts";
import { onDeclaredEvent } from "./signals/onDeclaredEvent.ts";
import { onEngagedTime } from "./signals/onEngagedTime.ts";
import { onFileDownload } from "./signals/onFileDownload.ts";
import { onFormSubmit } from "./signals/onFormSubmit.ts";
import { onOutboundClick } from "./signals/onOutboundClick.ts";
import { onScroll } from "./signals/onScroll.ts";

/** What the script senses by default, under the names that switch it off; in the order that packs best. */
export const defaultSignals = {
  scroll: onScroll,
  form: onFormSubmit,
  outbound: onOutboundClick,
  contact: onContact,
  download: onFileDownload,
  event: onDeclaredEvent,
  engaged: onEngagedTime,
};

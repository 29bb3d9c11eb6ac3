/** Every signal alone, for `tracker.add(…)`: `import { onVideoProgress } from "leadlight/signals"`. */
export { onGoogleConsent } from "./consent/onGoogleConsent.ts";
export { onTcfConsent } from "./consent/onTcfConsent.ts";
export { onContact } from "./signals/onContact.ts";
export { onContactCopy } from "./signals/onContactCopy.ts";
export { onDeclaredEvent } from "./signals/onDeclaredEvent.ts";
export { onEngagedTime } from "./signals/onEngagedTime.ts";
export { onFileDownload } from "./signals/onFileDownload.ts";
export { onFormStart } from "./signals/onFormStart.ts";
export { onFormSubmit } from "./signals/onFormSubmit.ts";
export { onIdentifyForm } from "./signals/onIdentifyForm.ts";
export { onNotFound } from "./signals/onNotFound.ts";
export { onOutboundClick } from "./signals/onOutboundClick.ts";
export { onRageClick } from "./signals/onRageClick.ts";
export { onScroll } from "./signals/onScroll.ts";
export { onSiteSearch } from "./signals/onSiteSearch.ts";
export { onTierCookie } from "./signals/onTierCookie.ts";
export { onVideoProgress } from "./signals/onVideoProgress.ts";
export type { Signal } from "./signals/signal.ts";

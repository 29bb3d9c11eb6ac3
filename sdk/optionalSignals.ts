import { onContactCopy } from "./signals/onContactCopy.ts";
import { onFormStart } from "./signals/onFormStart.ts";
import { onIdentifyForm } from "./signals/onIdentifyForm.ts";
import { onNotFound } from "./signals/onNotFound.ts";
import { onRageClick } from "./signals/onRageClick.ts";
import { onSiteSearch } from "./signals/onSiteSearch.ts";
import { onTierCookie } from "./signals/onTierCookie.ts";
import { onVideoProgress } from "./signals/onVideoProgress.ts";

/** What is sensed when it is asked for, under the names that ask for it. */
export const optionalSignals = {
  video: onVideoProgress,
  search: onSiteSearch,
  formstart: onFormStart,
  identify: onIdentifyForm,
  copy: onContactCopy,
  notfound: onNotFound,
  rage: onRageClick,
  tier: onTierCookie,
};

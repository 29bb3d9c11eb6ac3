import { isbot } from "isbot";

/**
 * Proxies and programs of mail services that load a picture when the person opens the e-mail. Some look like robots:
 * Gmail's `GoogleImageProxy`, Yahoo's `YahooMailProxy`, Outlook's `ms-office`, Apple's bare `Mozilla/5.0`.
 */
const mailAgents =
  /GoogleImageProxy|ggpht\.com|YahooMailProxy|ms-?office|Microsoft Outlook|Outlook-|OutlookMobile|AppleMail|Thunderbird|SamsungEmail|ProtonMail|mail\.ru image proxy|Seznam|GMX|WEB\.DE|^Mozilla\/5\.0$/i;

/**
 * Whether a program, not a person, loaded a pixel or followed a link, by its user agent. A mail proxy may load a pixel;
 * it never follows a link.
 */
export const isMachineAgent = (kind: "email_open" | "email_click", userAgent: string): boolean => {
  const isMailAgent = mailAgents.test(userAgent);
  if (kind === "email_open") return !isMailAgent && isbot(userAgent);
  return (
    /Proxy/i.test(userAgent) || (isbot(userAgent) && !/ms-?office|Thunderbird/i.test(userAgent))
  );
};

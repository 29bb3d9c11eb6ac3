import { createMiddleware } from "hono/factory";
import { NONCE, secureHeaders } from "hono/secure-headers";

/** Nothing from elsewhere, nothing inline but the one script with the nonce, no framing. */
export const consoleHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    scriptSrc: ["'self'", NONCE],
    connectSrc: ["'self'"],
    imgSrc: ["'self'", "data:"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
  xFrameOptions: "DENY",
  // Tells other sites as little as `no-referrer`; but under that one, browsers send `Origin: null` with
  // our own forms (Fetch, "append a request Origin header"), and the CSRF check would have no origin.
  referrerPolicy: "same-origin",
  // The Worker shares its host name with whatever else the customer runs there.
  strictTransportSecurity: false,
});

/** Pages hold personal data: no cache keeps them. */
export const neverStored = createMiddleware(async function neverStored(c, next) {
  await next();
  c.header("cache-control", "no-store");
});

import { createMiddleware } from "hono/factory";
import { NONCE, secureHeaders } from "hono/secure-headers";

/** No foreign content, no inline code except the one script with the nonce, no framing. */
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
  // Other sites learn as little as with `no-referrer`; but with that one, browsers send `Origin: null` with
  // our own forms (Fetch, "append a request Origin header"), and the CSRF check would have no origin.
  referrerPolicy: "same-origin",
  // The customer may run other services on the Worker's host name.
  strictTransportSecurity: false,
});

/** Pages hold personal data: no cache may keep them. */
export const neverStored = createMiddleware(async function neverStored(c, next) {
  await next();
  c.header("cache-control", "no-store");
});

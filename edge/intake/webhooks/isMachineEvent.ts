import { isMachineAgent } from "../newsletter/isMachineAgent.ts";

/** Whether a program opened or clicked, by the user agent that the vendor reports; without one a person did. */
export const isMachineEvent = (
  type: string | undefined,
  userAgent: string | null | undefined,
): boolean =>
  (type === "email_open" || type === "email_click") &&
  typeof userAgent === "string" &&
  userAgent.trim() !== "" &&
  isMachineAgent(type, userAgent);

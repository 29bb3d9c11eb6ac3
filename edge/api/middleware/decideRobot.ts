import { isbotMatch } from "isbot";

/** Cloudflare calls 1 to 29 likely automated; 0 is "not computed". */
const lowestHumanScore = 30;

/**
 * Whether a request is a robot's, and why: its user agent by the list that isbot keeps, or what
 * Cloudflare says (bot scores come with Bot Management only, and are absent elsewhere).
 *
 * @param userAgent The header, if there is one: every browser sends one.
 * @param cf `request.cf`; every field may be missing or odd.
 * @returns The reason in words, or `null` for a person.
 */
export function decideRobot(userAgent: string | undefined, cf: unknown): string | null {
  if (userAgent === undefined || userAgent.trim() === "") return "no user agent";
  const match = isbotMatch(userAgent);
  if (match !== null) return `the user agent says "${match}"`;
  const { verifiedBotCategory, botManagement } = fieldsOf(cf);
  if (typeof verifiedBotCategory === "string" && verifiedBotCategory !== "") {
    return `Cloudflare verified it: ${verifiedBotCategory}`;
  }
  const { verifiedBot, score, corporateProxy, jsDetection } = fieldsOf(botManagement);
  if (verifiedBot === true) return "Cloudflare verified it";
  // A company's proxy looks automated, and a browser that passed the script's test is one.
  if (corporateProxy === true || fieldsOf(jsDetection).passed === true) return null;
  return typeof score === "number" && score >= 1 && score < lowestHumanScore
    ? `Cloudflare's bot score is ${score}`
    : null;
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

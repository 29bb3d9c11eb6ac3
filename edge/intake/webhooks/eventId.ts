import { shortHash } from "../../../shared/identity/shortHash.ts";

/**
 * An event's id, from what identifies it at the vendor: a repeated webhook has the same id and counts once.
 *
 * @param parts The values that identify it at the vendor.
 */
export const eventId = (provider: string, ...parts: readonly unknown[]): string =>
  `${provider}-${shortHash(JSON.stringify(parts))}`;

import { shortHash } from "../../../shared/identity/shortHash.ts";

/**
 * An event's id from what names it at the vendor: the same whenever it is sent, so that it counts once.
 *
 * @param parts What the vendor knows it by.
 */
export const eventId = (provider: string, ...parts: readonly unknown[]): string =>
  `${provider}-${shortHash(JSON.stringify(parts))}`;

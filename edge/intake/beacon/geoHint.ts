import { networkOf } from "../../../shared/classify/network.ts";
import { maxNameChars } from "../../../shared/events/limits.ts";
import type { Batch } from "../../../shared/wire/batch.ts";
import type { Event, GeoHint } from "../../../shared/wire/event.ts";

/** Cloudflare's words for "not known" and for Tor, where the address is that of an exit, not of a person. */
const noCountries: ReadonlySet<string> = new Set(["XX", "T1"]);

/**
 * Where a request seems to come from, as far as it may be kept: country, region, and whose network it
 * is when that is an employer. Never an address, a city or a postal code, and never the name
 * of an internet provider.
 *
 * @param cf `request.cf`: absent in tests, a placeholder locally; every field may be missing or odd.
 * @returns Nothing when nothing is known.
 */
export function geoHint(cf: unknown): GeoHint | undefined {
  if (typeof cf !== "object" || cf === null) return undefined;
  const { country, region, regionCode, asOrganization, asn } = cf as Record<string, unknown>;
  if (country === "T1") return undefined;
  const known = typeof country === "string" && /^[A-Z]{2}$/.test(country);
  const place: GeoHint = {
    ...(known && !noCountries.has(country) && { country }),
    ...organisationOf(asOrganization, asn),
  };
  if (place.country !== undefined) {
    const name = textOf(region) ?? textOf(regionCode);
    if (name !== undefined) place.region = name;
  }
  return Object.keys(place).length > 0 ? place : undefined;
}

function organisationOf(
  asOrganization: unknown,
  asn: unknown,
): Pick<GeoHint, "organisation" | "organisationKind"> {
  if (typeof asOrganization !== "string") return {};
  const { organisation, kind } = networkOf(
    asOrganization,
    typeof asn === "number" ? asn : Number.NaN,
  );
  if (organisation === "") return {};
  return kind === "company" || kind === "education" || kind === "government"
    ? { organisation, organisationKind: kind }
    : {};
}

/** A name that the wire takes, or nothing. */
const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && /^[^\p{Cc}]+$/u.test(value) && value.length <= maxNameChars
    ? value
    : undefined;

/**
 * The batch with the place on its last page view: the one that happened closest to the request, which
 * may carry events of yesterday's train. One is enough, a place is remembered until a later one.
 */
export function withGeoHint(batch: Batch, cf: unknown): Batch {
  const last = batch.events.findLastIndex(({ type }) => type === "page_view");
  const place = last < 0 ? undefined : geoHint(cf);
  if (place === undefined) return batch;
  const events = batch.events.map(
    (event, index): Event =>
      index === last && event.type === "page_view" ? { ...event, place } : event,
  );
  return { ...batch, events };
}

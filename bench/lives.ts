import type { Event } from "../shared/wire/event.ts";

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** Times of lives lie in the year before this (milliseconds since 1970). */
export const livesEnd = 20_000 * dayMs;

/** Numbers from 0 to 1, the same for the same seed: mulberry32, in the public domain. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const paths = [
  ...["/", "/", "/pricing", "/pricing", "/careers", "/contact", "/demo", "/legal"],
  ...Array.from({ length: 10 }, (_, index) => `/docs/chapter-${index}`),
  ...Array.from({ length: 8 }, (_, index) => `/case-studies/firm-${index}`),
  ...Array.from({ length: 20 }, (_, index) => `/product/part-${index}`),
  ...Array.from({ length: 40 }, (_, index) => `/blog/post-${index}`),
];
const files = ["/files/guide.pdf", "/files/whitepaper-a.pdf", "/files/price-list.pdf"];
const referrers = ["https://www.google.com/", "https://www.linkedin.com/", "https://chatgpt.com/"];
const campaigns = [
  { utm_source: "google", utm_medium: "cpc", utm_campaign: "spring" },
  { utm_source: "newsletter", utm_medium: "email" },
];
const titles = ["VP Sales", "Head of Marketing", "Marketing Manager", "Student", "CTO", "Engineer"];
const industries = ["saas", "financial services", "retail", "technology"];
const countries = ["DE", "US", "FR", "GB", "BR"];
const mailHosts = ["gmail.com", "acme.example", "uni-koeln.de", "mailinator.com"];

/**
 * What one visitor did in about `sessions` visits over up to a year: 2 to 8 pages a visit, most looked
 * at for a while, some from a search or a campaign, some with a download, a form or a mail, and every third
 * one known by name. Another life for each seed, the same life for the same seed.
 */
export function lifeOf(sessions: number, seed: number): Event[] {
  const roll = dice(seed);
  const pick = <Of>(list: readonly Of[]): Of => list[Math.floor(roll() * list.length)] as Of;
  const events: Event[] = [];
  const id = () => `event-${seed}-${events.length}`;
  const spanDays = 10 + roll() * 355;
  const lastSessionAt = livesEnd - roll() * 60 * dayMs;
  const starts = Array.from({ length: sessions }, () => lastSessionAt - roll() * spanDays * dayMs);
  for (const start of starts.sort((a, b) => a - b)) {
    let at = Math.floor(start);
    const cameFrom = roll();
    const pages = 2 + Math.floor(roll() * 7);
    for (let nth = 0; nth < pages; nth++) {
      const page = { path: pick(paths) };
      const view = id();
      const source =
        nth > 0 || cameFrom > 0.5
          ? {}
          : cameFrom > 0.2
            ? { referrer: pick(referrers) }
            : { campaign: pick(campaigns) };
      events.push({ id: view, type: "page_view", occurredAt: at, page, ...source });
      const engagedMs = Math.floor(roll() ** 2 * 3 * minuteMs);
      if (roll() < 0.8) {
        const sentAt = at + engagedMs + 500;
        events.push({ id: id(), type: "engagement", occurredAt: sentAt, page, view, engagedMs });
      }
      if (roll() < 0.03) {
        const file = pick(files);
        events.push({ id: id(), type: "file_download", occurredAt: at + 400, page, file });
      }
      at += engagedMs + 1_000 + Math.floor(roll() * minuteMs);
    }
    const page = { path: "/contact" };
    if (roll() < 0.05) {
      events.push({ id: id(), type: "form_submit", occurredAt: at, page, form: "newsletter" });
    }
    if (roll() < 0.15) {
      events.push({ id: id(), type: "email_open", occurredAt: at + dayMs / 2, mailing: "monthly" });
    }
  }
  if (roll() < 0.33) {
    events.push({
      id: id(),
      type: "identify",
      occurredAt: Math.floor(lastSessionAt),
      traits: {
        email: `person-${seed}@${pick(mailHosts)}`,
        title: pick(titles),
        industry: pick(industries),
        country: pick(countries),
        companySize: Math.floor(roll() * 1_000),
      },
    });
  }
  return events;
}

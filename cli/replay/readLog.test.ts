import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { countSessions } from "./countSessions.ts";
import { eventOfRequest, visitorOf } from "./eventOfRequest.ts";
import { parseLogLine } from "./parseLogLine.ts";
import { readLog } from "./readLog.ts";

const fixture = fileURLToPath(new URL("fixtures/access.log", import.meta.url));

describe("a log", () => {
  it("is read to its end whatever its lines contain, and malformed lines are listed", async () => {
    const { lines, malformed, counts, ownHost } = await readLog(fixture);
    expect(lines).toBe(28);
    expect(malformed.map(({ line, why }) => [line, why])).toEqual([
      [18, "not in combined log format"],
      [19, "not an HTTP request"],
      [20, '"99/Foo/2026:09:15:00 +0000" is not a time'],
      [21, "not in combined log format"],
    ]);
    expect(counts).toEqual({
      page: 12,
      download: 1,
      asset: 2,
      bot: 3,
      failed: 1,
      "not-a-visit": 5,
    });
    expect(ownHost).toBe("www.kelderwick.example");
  });

  it("that does not exist is an error", async () => {
    await expect(readLog("/no/such/log")).rejects.toThrow("ENOENT");
  });
});

describe("a line", () => {
  it("has a time with a zone", () => {
    const at = (zone: string) => {
      const line = `1.2.3.4 - - [02/Mar/2026:10:30:00 ${zone}] "GET / HTTP/1.1" 200 1 "-" "x"`;
      const parsed = parseLogLine(line);
      return parsed.ok ? new Date(parsed.value.at).toISOString() : parsed.reason;
    };
    expect(at("+0000")).toBe("2026-03-02T10:30:00.000Z");
    expect(at("+0130")).toBe("2026-03-02T09:00:00.000Z");
    expect(at("-0500")).toBe("2026-03-02T15:30:00.000Z");
  });

  it("may have a user name, and quotes in its user agent", () => {
    const line =
      '1.2.3.4 - ann lee [02/Mar/2026:10:30:00 +0000] "GET /a HTTP/1.1" 200 1 "-" "say \\"hi\\""';
    expect(parseLogLine(line)).toMatchObject({ ok: true, value: { userAgent: 'say \\"hi\\"' } });
  });

  it("of 100,000 quotes is refused at once", () => {
    expect(parseLogLine('"'.repeat(100_000)).ok).toBe(false);
    expect(parseLogLine(`1.2.3.4 - - [x] "${'\\"'.repeat(16_000)}`).ok).toBe(false);
  });
});

describe("a request", () => {
  const request = {
    address: "192.0.2.1",
    userAgent: "Browser",
    at: 1,
    method: "GET",
    target: "/pricing?utm_source=a%0Ab&x=1",
    status: 200,
    referrer: "https://search.example/results?q=private",
  };

  it("becomes a page view with its campaign and referrer, without the search terms", () => {
    expect(eventOfRequest(request, "page", 0, "own.example")).toMatchObject({
      type: "page_view",
      occurredAt: 1,
      page: { path: "/pricing" },
      referrer: "https://search.example/results",
      campaign: { utm_source: "a b" },
    });
  });

  it("from the site's own pages has no referrer", () => {
    expect(eventOfRequest(request, "page", 0, "search.example")).not.toHaveProperty("referrer");
  });

  it("has the same id each time the log is read, and another id for a repeated line", () => {
    const ids = [0, 0, 1].map((repeat) => eventOfRequest(request, "page", repeat, null).id);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).not.toBe(ids[2]);
  });

  it("is by the same visitor when address and user agent are the same", () => {
    expect(visitorOf(request)).toMatch(/^[0-9a-f]{32}$/);
    expect(visitorOf(request)).toBe(visitorOf({ ...request, at: 2 }));
    expect(visitorOf(request)).not.toBe(visitorOf({ ...request, userAgent: "Other" }));
  });
});

it("sessions are counted by visitor, in any order, with a gap of 30 minutes", () => {
  const minute = 60_000;
  const visits = [
    { visitor: "a", at: 61 * minute },
    { visitor: "a", at: 0 },
    { visitor: "a", at: 30 * minute },
    { visitor: "b", at: 30 * minute },
  ];
  expect(countSessions(visits)).toBe(3);
});

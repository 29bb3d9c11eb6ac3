import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { classifyRequest } from "./classifyRequest.ts";
import { countSessions } from "./countSessions.ts";
import { describeLog } from "./describeLog.ts";
import { eventOfRequest, visitorOf } from "./eventOfRequest.ts";
import { eventsByVisitor } from "./eventsByVisitor.ts";
import { exclusions } from "./exclusions.ts";
import { createLineReader } from "./lineReader.ts";
import { readLog } from "./readLog.ts";

const fixture = fileURLToPath(new URL("fixtures/access.log", import.meta.url));

describe("a log", () => {
  it("is read to its end whatever its lines contain, and malformed lines are listed", async () => {
    const { lines, malformed, counts, ownHost } = await readLog([fixture]);
    expect(lines).toBe(28);
    expect(malformed.map(({ line, why }) => [line, why])).toEqual([
      ["line 18", "not a known log format"],
      ["line 19", "not an HTTP request"],
      ["line 20", '"99/Foo/2026:09:15:00 +0000" is not a time'],
      ["line 21", "not a known log format"],
    ]);
    expect(counts).toEqual({
      page: 12,
      download: 1,
      asset: 2,
      bot: 3,
      failed: 1,
      "not-a-visit": 5,
      excluded: 0,
    });
    expect(ownHost).toBe("www.kelderwick.example");
  });

  it("that does not exist is an error", async () => {
    await expect(readLog(["/no/such/log"])).rejects.toThrow("ENOENT");
  });
});

const readLine = (text: string) =>
  createLineReader()(text) ?? { ok: false as const, reason: "comment" };

describe("a line", () => {
  it("has a time with a zone", () => {
    const at = (zone: string) => {
      const line = `1.2.3.4 - - [02/Mar/2026:10:30:00 ${zone}] "GET / HTTP/1.1" 200 1 "-" "x"`;
      const parsed = readLine(line);
      return parsed.ok ? new Date(parsed.value.at).toISOString() : parsed.reason;
    };
    expect(at("+0000")).toBe("2026-03-02T10:30:00.000Z");
    expect(at("+0130")).toBe("2026-03-02T09:00:00.000Z");
    expect(at("-0500")).toBe("2026-03-02T15:30:00.000Z");
  });

  it("may have a user name, and quotes in its user agent", () => {
    const line =
      '1.2.3.4 - ann lee [02/Mar/2026:10:30:00 +0000] "GET /a HTTP/1.1" 200 1 "-" "say \\"hi\\""';
    expect(readLine(line)).toMatchObject({ ok: true, value: { userAgent: 'say \\"hi\\"' } });
  });

  it("of 100,000 quotes is refused at once", () => {
    expect(readLine('"'.repeat(100_000)).ok).toBe(false);
    expect(readLine(`1.2.3.4 - - [x] "${'\\"'.repeat(16_000)}`).ok).toBe(false);
  });
});

describe("a line of a common format", () => {
  const agent = '"Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0"';
  const line = (head: string, rest = ` "-" ${agent}`) =>
    `${head} [02/Mar/2026:10:30:00 +0000] "GET /pricing HTTP/1.1" 200 512${rest}`;
  const read = (text: string) => {
    const parsed = readLine(text);
    return parsed.ok ? [parsed.value.address, parsed.value.host] : parsed.reason;
  };

  it.each<[string, string, unknown]>([
    ["common, without user agent", line("192.0.2.11 - -", ""), ["192.0.2.11", null]],
    ["combined", line("192.0.2.11 - -"), ["192.0.2.11", null]],
    ["with a user", line("192.0.2.11 - ann lee"), ["192.0.2.11", null]],
    ["of IPv6", line("2001:DB8::7 - -"), ["2001:db8::7", null]],
    [
      "with a virtual host",
      line("www.mill.example:443 192.0.2.11 - -"),
      ["192.0.2.11", "www.mill.example"],
    ],
    ["with a virtual host by address", line("10.0.0.5:443 192.0.2.11 - -"), ["192.0.2.11", null]],
    ["after Docker's prefix", line("web-1  | 192.0.2.11 - -"), ["192.0.2.11", null]],
    [
      "after syslog's prefix",
      line("Mar 12 10:30:01 web1 nginx: 192.0.2.11 - -"),
      ["192.0.2.11", null],
    ],
    [
      "after syslog's newer prefix",
      line("<190>1 2026-03-12T10:30:01Z web1 nginx 17 - - 192.0.2.11 - -"),
      ["192.0.2.11", null],
    ],
    ["with a port", line("192.0.2.11:50001 - -"), ["192.0.2.11", null]],
    ["of IPv6 with a port", line("[2001:db8::7]:443 - -"), ["2001:db8::7", null]],
    ["with host names", line("Dialin7.Provider.example - -"), ["dialin7.provider.example", null]],
    [
      "behind a proxy, with its list at the end",
      line("10.0.0.5 - -", ` "-" ${agent} "192.0.2.11, 10.0.0.9"`),
      ["192.0.2.11", null],
    ],
    [
      "behind a proxy, with a dash at the end",
      line("192.0.2.9 - -", ` "-" ${agent} "-"`),
      ["192.0.2.9", null],
    ],
    [
      "behind a proxy, in brackets",
      line("172.31.0.5 (192.0.2.11, 172.31.0.6) - -"),
      ["192.0.2.11", null],
    ],
    [
      "behind a proxy, in place of the address",
      line("192.0.2.11, 10.0.0.9 - -"),
      ["192.0.2.11", null],
    ],
    [
      "of a proxy in an office",
      line("10.0.0.5 - -", ` "-" ${agent} "10.1.1.1, 198.51.100.7"`),
      ["198.51.100.7", null],
    ],
  ])("is read %s", (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each<[string, string]>([
    ["no address", line("web-1 | nginx - -")],
    ["a name that is no host", line("web1 - -")],
    ["words before a host name", line("Mar 12 web1.example.com - -")],
    ["too few words after the address", line("192.0.2.11 -")],
  ])("with %s is refused, not shifted", (_, text) => {
    expect(readLine(text).ok).toBe(false);
  });
});

describe("a log of another format", () => {
  const agent = "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0";
  const at = Date.UTC(2026, 2, 2, 9, 30, 1);
  const expected = {
    ...{ address: "192.0.2.11", userAgent: agent, at, method: "GET" },
    ...{ target: "/pricing?a=1", status: 200, referrer: "https://search.example/" },
  };
  const last = (text: string) => {
    const reader = createLineReader();
    const read = text
      .split("\n")
      .map((line) => reader(line))
      .at(-1);
    return read?.ok ? read.value : read?.reason;
  };

  it.each<[string, string, object]>([
    [
      "IIS",
      `#Software: Microsoft Internet Information Services 10.0
#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status
2026-03-02 09:30:01 10.0.0.5 GET /pricing a=1 443 - 192.0.2.11 ${agent.replaceAll(" ", "+")} https://search.example/ 200`,
      { ...expected, host: null },
    ],
    [
      "IIS behind a proxy",
      `#Fields: date time cs-method cs-uri-stem cs-uri-query c-ip cs(User-Agent) cs(Referer) sc-status X-Forwarded-For cs-host
2026-03-02 09:30:01 GET /pricing a=1 10.0.0.5 ${agent.replaceAll(" ", "+")} https://search.example/ 200 192.0.2.11 www.mill.example`,
      { ...expected, host: "www.mill.example" },
    ],
    [
      "CloudFront",
      `#Version: 1.0
#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query x-host-header
2026-03-02\t09:30:01\tFRA2\t500\t192.0.2.11\tGET\td1.cloudfront.net\t/pricing\t200\thttps://search.example/\t${encodeURIComponent(encodeURIComponent(agent))}\ta=1\twww.mill.example`,
      { ...expected, host: "www.mill.example" },
    ],
    [
      "Caddy",
      JSON.stringify({
        ...{ level: "info", ts: at / 1_000, msg: "handled request", status: 200 },
        request: {
          ...{ remote_ip: "10.0.0.5", client_ip: "192.0.2.11", method: "GET", uri: "/pricing?a=1" },
          ...{ host: "www.mill.example" },
          headers: { "User-Agent": [agent], Referer: ["https://search.example/"] },
        },
      }),
      { ...expected, host: "www.mill.example" },
    ],
    [
      "nginx in JSON",
      JSON.stringify({
        ...{ time_iso8601: "2026-03-02T10:30:01+01:00", remote_addr: "10.0.0.5", status: "200" },
        ...{ request: "GET /pricing?a=1 HTTP/1.1", http_referrer: "https://search.example/" },
        ...{ http_user_agent: agent, http_x_forwarded_for: "192.0.2.11, 10.0.0.9" },
      }),
      { ...expected, host: null },
    ],
    [
      "Docker's file",
      JSON.stringify({
        log: `192.0.2.11 - - [02/Mar/2026:09:30:01 +0000] "GET /pricing?a=1 HTTP/1.1" 200 5 "https://search.example/" "${agent}"\n`,
        ...{ stream: "stdout", time: "2026-03-02T09:30:01.5Z" },
      }),
      { ...expected, host: null },
    ],
  ])("%s is read", (_, text, request) => {
    expect(last(text)).toEqual(request);
  });

  it.each([
    ["#Fields: date time c-ip\n2026-03-02 09:30:01", "has 2 columns, #Fields has 3"],
    [
      "2026-03-02 09:30:01 10.0.0.5 GET /pricing - 443 - 192.0.2.11 x - 200",
      "not a known log format",
    ],
    ['{"level":"info","msg":"started"}', "JSON without an address of the client"],
  ])("%j is refused", (text, reason) => {
    expect(last(text)).toBe(reason);
  });
});

describe("a request of a machine is no view", () => {
  const kindOf = (target: string, more: { status?: number; userAgent?: string } = {}) =>
    classifyRequest({
      ...{ method: "GET", target, status: 200 },
      userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0",
      ...more,
    });

  it.each([
    ...[
      "/?feed=rss2",
      "/feed/?utm_source=x",
      "/feed/atom/",
      "/blog/feed",
      "/rss.php",
      "/index.rdf",
    ],
    ...[
      "/news.rss",
      "/wp-json/wp/v2/posts",
      "/xmlrpc.php?rsd",
      "/wp-cron.php",
      "/api/cart",
      "/healthz",
    ],
    ...["/_next/image?url=a.png", "/cdn-cgi/trace", "/matomo.php?idsite=1", "/.well-known/x"],
    ...[
      "/wp-admin/admin-ajax.php?action=heartbeat",
      "/wp-login.php",
      "/shop/?wc-ajax=get",
      "/graphql",
    ],
  ])("%s", (target) => expect(kindOf(target)).toBe("not-a-visit"));

  it.each([
    ...["/hero.webm", "/hero.mp4", "/subs.vtt", "/video/list.m3u8", "/photo.heic", "/ads.txt"],
    ...["/llms.txt", "/humans.txt", "/robots.txt", "/sitemap.xml.gz", "/site.css?v=2"],
  ])("%s", (target) => expect(kindOf(target)).toBe("asset"));

  it.each<[string, string]>([
    ["/", "page"],
    ["/product/api-gateway", "page"],
    ["/blog/how-to-ping", "page"],
    ["/feedback", "page"],
    ["/atomic", "page"],
    ["/administration-software", "page"],
    ["/files/price-list.pdf", "download"],
    ["/notes.txt", "download"],
  ])("but %s is a %s", (target, kind) => expect(kindOf(target)).toBe(kind));

  it("nor is a part of a page, or a request of a feed reader", () => {
    expect(kindOf("/pricing", { status: 206 })).toBe("not-a-visit");
    const userAgent = "Mozilla/5.0 (X11; rv:115.0) Gecko/20100101 Thunderbird/115.10.1";
    expect(kindOf("/blog", { userAgent })).toBe("not-a-visit");
  });

  it("and a file that is fetched in parts is one download", () => {
    const part = (at: number) => ({
      kind: "download" as const,
      request: {
        ...{ address: "192.0.2.1", userAgent: "x", at, method: "GET", target: "/a.pdf" },
        ...{ status: 206, referrer: null, host: null },
      },
    });
    const log = { requests: [part(0), part(1_000), part(5_000_000)] } as never;
    expect([...eventsByVisitor(log, null).values()].flat()).toHaveLength(2);
  });
});

describe("several logs", () => {
  const dir = mkdtempSync(join(tmpdir(), "leadlight-logs-"));
  const agent = '"Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0"';
  const line = (address: string, path: string, referrer = "-") =>
    `${address} - - [02/Mar/2026:10:30:00 +0000] "GET ${path} HTTP/1.1" 200 512 "${referrer}" ${agent}`;
  const write = (name: string, ...lines: string[]): string => {
    const path = join(dir, name);
    writeFileSync(path, lines.join("\n"));
    return path;
  };

  it("are read as one; a malformed line has its file, and its number with blank lines counted", async () => {
    const first = write("a.log", line("192.0.2.1", "/"), "", "not a line");
    const second = write("b.log", line("192.0.2.2", "/pricing"));
    const { lines, counts, malformed } = await readLog([first, second]);
    expect([lines, counts.page]).toEqual([3, 2]);
    expect(malformed.map((one) => one.line)).toEqual([`${first}, line 3`]);
  });

  it("leave out paths, addresses and networks", async () => {
    const path = write(
      "c.log",
      line("192.0.2.1", "/intranet/x"),
      line("192.0.2.44", "/"),
      line("198.51.100.7", "/"),
      line("203.0.113.1", "/"),
    );
    const excluded = exclusions(["/intranet/**,192.0.2.44", "198.51.100.0/24"]);
    const { counts } = await readLog([path], excluded);
    expect([counts.page, counts.excluded]).toEqual([1, 3]);
    expect(() => exclusions(["office"])).toThrow('"office" is neither a path');
  });

  it("know the site's own host by what its pages embed, not by who links to them most", async () => {
    const path = write(
      "d.log",
      line("192.0.2.1", "/site.css", "https://www.mill.example/"),
      ...["1", "2", "3"].map((end) => line(`192.0.2.${end}`, "/", "https://news.example/a")),
    );
    expect((await readLog([path])).ownHost).toBe("www.mill.example");
  });

  it("warn of a proxy's address", async () => {
    const lines = Array.from({ length: 30 }, (_, index) => line("10.0.0.5", `/${index}`));
    const log = await readLog([write("e.log", ...lines)]);
    expect(describeLog(log, new Map(), null)).toContain("nearly all requests come from 10.0.0.5");
    const other = await readLog([
      write("f.log", ...lines.map((one) => one.replace("10.0.0.5", "192.0.2.5"))),
    ]);
    expect(describeLog(other, new Map(), null)).not.toContain("Warning");
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
    host: null,
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

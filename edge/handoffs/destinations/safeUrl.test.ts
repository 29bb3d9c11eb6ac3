import { describe, expect, it } from "vitest";
import { safeUrl } from "./safeUrl.ts";

describe("safeUrl", () => {
  it.each([
    "https://hooks.slack.com/services/T0/B0/x",
    "https://example.com",
    "https://example.com:8443/a?b=c",
    "https://müller.de/hook",
    "https://10.example.com/",
    "https://local.example.com/",
  ])("accepts %s", (url) => expect(safeUrl(url).ok).toBe(true));

  it.each([
    // Not https.
    ["http://example.com/", "https://"],
    ["ftp://example.com/", "https://"],
    ["javascript:alert(1)", "https://"],
    ["file:///etc/passwd", "https://"],
    ["example.com", "is not a URL"],
    ["//example.com", "is not a URL"],
    ["", "is not a URL"],
    // Credentials.
    ["https://user@example.com/", "user"],
    ["https://user:secret@example.com/", "user"],
    ["https://:secret@example.com/", "user"],
    // Loopback, private, link-local, CGNAT, multicast, the cloud's metadata, this host.
    ["https://127.0.0.1/", "IP address"],
    ["https://10.0.0.1/", "IP address"],
    ["https://172.16.0.1/", "IP address"],
    ["https://192.168.1.1/", "IP address"],
    ["https://169.254.169.254/latest/meta-data/", "IP address"],
    ["https://100.64.0.1/", "IP address"],
    ["https://224.0.0.1/", "IP address"],
    ["https://255.255.255.255/", "IP address"],
    ["https://0.0.0.0/", "IP address"],
    ["https://8.8.8.8/", "IP address"],
    // Odd notations: decimal, octal, hexadecimal, short, wide digits, a dot at the end.
    ["https://2130706433/", "IP address"],
    ["https://0177.0.0.1/", "IP address"],
    ["https://0x7f.0.0.1/", "IP address"],
    ["https://0x7f000001/", "IP address"],
    ["https://127.1/", "IP address"],
    ["https://0/", "IP address"],
    ["https://127.0.0.1./", "IP address"],
    ["https://①②⑦.0.0.1/", "IP address"],
    ["https://%31%32%37.0.0.1/", "IP address"],
    ["https://127。0。0。1/", "IP address"],
    ["https://256.0.0.1/", "is not a URL"],
    // IPv6: loopback, unspecified, unique local, link-local, multicast, mapped, NAT64, 6to4.
    ["https://[::1]/", "IP address"],
    ["https://[::]/", "IP address"],
    ["https://[fd00::1]/", "IP address"],
    ["https://[fe80::1]/", "IP address"],
    ["https://[ff02::1]/", "IP address"],
    ["https://[::ffff:127.0.0.1]/", "IP address"],
    ["https://[::ffff:7f00:1]/", "IP address"],
    ["https://[64:ff9b::7f00:1]/", "IP address"],
    ["https://[64:ff9b:1::1]/", "IP address"],
    ["https://[2002:7f00:1::]/", "IP address"],
    ["https://[2606:4700::1111]/", "IP address"],
    // Names of private networks.
    ["https://localhost/", "with a dot"],
    ["https://localhost./", "with a dot"],
    ["https://intranet/", "with a dot"],
    ["https://foo.localhost/", "private network"],
    ["https://printer.local/", "private network"],
    ["https://metadata.google.internal/", "private network"],
    ["https://metadata.google.internal./", "private network"],
    ["https://router.home.arpa/", "private network"],
    ["https://LOCALHOST/", "with a dot"],
    ["https://Printer.LOCAL/", "private network"],
  ])("refuses %s", (url, says) => {
    const checked = safeUrl(url);
    expect(checked.ok ? "accepted" : checked.reason).toContain(says);
  });
});

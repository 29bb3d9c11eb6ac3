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
  ])("takes %s", (url) => expect(safeUrl(url).ok).toBe(true));

  it.each([
    // Not https.
    ["http://example.com/", "https://"],
    ["ftp://example.com/", "https://"],
    ["javascript:alert(1)", "https://"],
    ["file:///etc/passwd", "https://"],
    ["example.com", "is no address"],
    ["//example.com", "is no address"],
    ["", "is no address"],
    // Credentials.
    ["https://user@example.com/", "user"],
    ["https://user:secret@example.com/", "user"],
    ["https://:secret@example.com/", "user"],
    // Loopback, private, link-local, CGNAT, multicast, the cloud's metadata, this host.
    ["https://127.0.0.1/", "numbers"],
    ["https://10.0.0.1/", "numbers"],
    ["https://172.16.0.1/", "numbers"],
    ["https://192.168.1.1/", "numbers"],
    ["https://169.254.169.254/latest/meta-data/", "numbers"],
    ["https://100.64.0.1/", "numbers"],
    ["https://224.0.0.1/", "numbers"],
    ["https://255.255.255.255/", "numbers"],
    ["https://0.0.0.0/", "numbers"],
    ["https://8.8.8.8/", "numbers"],
    // Odd notations: decimal, octal, hexadecimal, short, wide digits, a dot at the end.
    ["https://2130706433/", "numbers"],
    ["https://0177.0.0.1/", "numbers"],
    ["https://0x7f.0.0.1/", "numbers"],
    ["https://0x7f000001/", "numbers"],
    ["https://127.1/", "numbers"],
    ["https://0/", "numbers"],
    ["https://127.0.0.1./", "numbers"],
    ["https://①②⑦.0.0.1/", "numbers"],
    ["https://%31%32%37.0.0.1/", "numbers"],
    ["https://127。0。0。1/", "numbers"],
    ["https://256.0.0.1/", "is no address"],
    // IPv6: loopback, unspecified, unique local, link-local, multicast, mapped, NAT64, 6to4.
    ["https://[::1]/", "numbers"],
    ["https://[::]/", "numbers"],
    ["https://[fd00::1]/", "numbers"],
    ["https://[fe80::1]/", "numbers"],
    ["https://[ff02::1]/", "numbers"],
    ["https://[::ffff:127.0.0.1]/", "numbers"],
    ["https://[::ffff:7f00:1]/", "numbers"],
    ["https://[64:ff9b::7f00:1]/", "numbers"],
    ["https://[64:ff9b:1::1]/", "numbers"],
    ["https://[2002:7f00:1::]/", "numbers"],
    ["https://[2606:4700::1111]/", "numbers"],
    // Names of the inside.
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
    expect(checked.ok ? "taken" : checked.reason).toContain(says);
  });
});

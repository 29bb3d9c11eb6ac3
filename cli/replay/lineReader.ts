import { fail, type Result } from "../../shared/result.ts";
import { readCommonLine } from "./formats/commonLog.ts";
import { dockerLine, readJsonLine } from "./formats/jsonLog.ts";
import { fieldsOfDirective, readW3cLine } from "./formats/w3cLog.ts";
import type { LoggedRequest } from "./loggedRequest.ts";

/** Far above the 8 KB that web servers accept as a request line. */
const maxLineChars = 32_768;

export const knownFormats =
  "the common and combined formats of Apache and nginx (also with a virtual host, Docker or syslog before them), W3C logs of IIS and CloudFront, JSON logs of Caddy, nginx and Traefik";

/** Reads the lines of one file; a line is read by its own format, or refused with the reason. */
export type LineReader = (text: string) => Result<LoggedRequest, string> | null;

/** @returns A reader that remembers `#Fields:`; it returns `null` for a comment. */
export function createLineReader(): LineReader {
  let fields: readonly string[] | null = null;
  const read: LineReader = (text) => {
    if (text.length > maxLineChars) return fail("longer than any request");
    if (text.startsWith("#")) {
      fields = fieldsOfDirective(text) ?? fields;
      return null;
    }
    const json = jsonOf(text);
    if (json !== null) {
      const inner = dockerLine(json);
      return inner === null ? readJsonLine(json) : read(inner);
    }
    return fields === null ? readCommonLine(text) : readW3cLine(text, fields);
  };
  return read;
}

/** The object that a line holds, also after a prefix of syslog or Docker. */
function jsonOf(text: string): Record<string, unknown> | null {
  const from = text.indexOf("{");
  if (from < 0 || !text.trimEnd().endsWith("}") || text.slice(0, from).includes('"')) return null;
  try {
    const value: unknown = JSON.parse(text.slice(from));
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

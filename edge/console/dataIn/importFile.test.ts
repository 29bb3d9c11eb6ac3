import { describe, expect, it } from "vitest";
import { testSite } from "../../adapters/contracts/memory.ts";
import { createConsole, keys, origin, textOf } from "../console.fixture.ts";

const path = "/console/data/import";
const csv = [
  "Email;First Name;Deal Stage;Close Date;Notes",
  'jane@acme.example;Jane;Closed Won;2026-10-01;"two\r\nlines"',
  "joe@beta.example;Joe;Closed Lost;03/04/2026;",
  ";Nameless;=1+1;;",
  "ann@delta.example;Ann;Negotiation;;",
].join("\r\n");

async function open() {
  const console_ = createConsole();
  const { cookie, read } = await console_.visitor(keys.demo);
  const afterwards: Promise<unknown>[] = [];
  const send = async (fields: Record<string, string | Blob>, more: Record<string, string> = {}) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value === "string") body.set(name, value);
      else body.set(name, value, "file.csv");
    }
    const request = new Request(`${origin}${path}`, {
      ...{ method: "POST", body },
      headers: { origin, cookie, ...more },
    });
    const answer = await console_.app.fetch(request, {}, {
      waitUntil: (work: Promise<unknown>) => void afterwards.push(work),
      passThroughOnException: () => {},
      props: {},
    } as never);
    await Promise.all(afterwards.splice(0));
    return answer;
  };
  const stateIn = (html: string) =>
    (/name="state" value="([^"]*)"/.exec(html)?.[1] ?? "").replaceAll("&quot;", '"');
  const leads = async () =>
    Object.values(await console_.ports.leads.countByTier(testSite)).reduce((a, b) => a + b, 0);
  return { ...console_, read, send, stateIn, leads };
}

interface SliceAnswer {
  readonly error?: string;
  readonly state: object;
  readonly chars: number;
  readonly words: string;
  readonly report: string;
  readonly refused: readonly { readonly line: number; readonly reason: string }[];
}

const file = (text: string | Uint8Array = csv) => new Blob([text as never]);

describe("the import, without scripts", () => {
  it("previews a file first, and imports it after that", async () => {
    const { read, send, leads } = await open();
    expect(textOf(await read(path))).toContain("Import history (CSV)");
    const checked = await send({ file: file(), action: "check" });
    const html = await checked.text();
    const text = textOf(html);
    expect([checked.status, await leads()]).toEqual([200, 0]);
    expect(text).toContain("utf-8, a semicolon between columns");
    expect(html).toMatch(/name="column-3" value="outcomeAt"/);
    expect(html).toMatch(/name="column-4" value=""/);
    expect(text).toContain("2 rows would be accepted: 2 with properties, 1 won, 0 lost.");
    expect(text).toContain("Neither won nor lost: =1+1 (1), Negotiation (1).");
    expect(text).toContain("2 rejected");
    expect(text).toContain(
      "4 outcomeAt: &quot;03/04/2026&quot; is ambiguous: say whether dates are dmy or mdy",
    );
    expect(text).toContain("5 has no e-mail address");

    const answer = await send({ file: file(), action: "import", dates: "dmy" });
    expect(textOf(await answer.text())).toContain(
      "3 rows accepted: 3 with properties, 1 won, 1 lost.",
    );
    expect(await leads()).toBe(3);
    await send({ file: file(), action: "import", dates: "dmy" });
    expect(await leads()).toBe(3);
  });

  it.each<[string, string | Uint8Array, string]>([
    ["an empty file", "", "Choose a file that is not empty."],
    ["a workbook", Uint8Array.of(0x50, 0x4b, 3, 4, 0), "The file is an Excel workbook"],
    ["an unclear encoding", Uint8Array.of(69, 109, 0xe8, 10), "Line 1 is not UTF-8."],
    ["a quote that is never closed", 'Email\n"a@b.example\nx\n', "never closed"],
    ["a file without a column for the person", "Company\nAcme\n", "No column has e-mail addresses"],
  ])("rejects %s, and says how to fix it", async (_, bytes, hint) => {
    const { send } = await open();
    const answer = await send({ file: file(bytes), action: "import" });
    expect(answer.status).toBe(422);
    expect(textOf(await answer.text())).toContain(hint);
  });

  it("maps a column as chosen, for the same file only", async () => {
    const { send, stateIn } = await open();
    const text = "Who,Plan\na@b.example,pro\n";
    const first = await (await send({ file: file(text), action: "check" })).text();
    const columns = { "column-0": "email", "column-1": "plan" };
    const state = stateIn(first);
    const fixed = await send({ file: file(text), action: "check", state, ...columns });
    expect(textOf(await fixed.text())).toContain("1 row would be accepted: 1 with properties");
    const other = await send({ file: file("X,Mail\n1,a@b.example\n"), state, ...columns });
    expect(await other.text()).toMatch(/name="column-1" value="email"/);
    const wrong = await send({ file: file(text), state, ...columns, "column-1": "a plan" });
    expect(textOf(await wrong.text())).toContain("&quot;a plan&quot; is not a valid property name");
  });

  it("says when a file has more rows than one request accepts", async () => {
    const { send, leads } = await open();
    const rows = Array.from({ length: 300 }, (_, row) => `p${row}@acme.example`);
    const answer = await send({ file: file(["Email", ...rows].join("\n")), action: "import" });
    expect(textOf(await answer.text())).toContain("Only the first rows were read");
    expect(await leads()).toBe(199);
  });
});

describe("the import, slice by slice", () => {
  it("has the same result wherever the file is cut, with the lines of rejected rows", async () => {
    const { send, stateIn, leads } = await open();
    const sample = await send({ part: "sample", last: "1", file: file() });
    let state = stateIn(await sample.text());
    let text = csv.replaceAll("\r\n", "\n");
    let size = 40;
    let report = "";
    const refused: { line: number }[] = [];
    let words = "";
    while (text !== "") {
      const last = text.length <= size ? "1" : "0";
      const fields = { part: "slice", action: "import", dates: "dmy", state, last };
      const answer = await send({ ...fields, text: file(text.slice(0, size)) });
      const body = (await answer.json()) as SliceAnswer;
      expect(body.error).toBeUndefined();
      state = JSON.stringify(body.state);
      text = text.slice(body.chars);
      size = body.chars === 0 ? size * 2 : 40;
      ({ words } = body);
      report += body.report;
      refused.push(...body.refused);
    }
    expect(words).toContain("3 rows accepted: 3 with properties, 1 won, 1 lost.");
    expect(refused).toEqual([{ line: 5, reason: "has no e-mail address" }]);
    // A formula of a spreadsheet is escaped to text.
    const head = "\ufeffline,reason,Email,First Name,Deal Stage,Close Date,Notes\r\n";
    expect(report).toBe(`${head}5,has no e-mail address,,Nameless,'=1+1,,\r\n`);
    expect(await leads()).toBe(3);
  });

  it("is rejected from another site, in another shape, and without a session", async () => {
    const { send, leads, request } = await open();
    const slice = { part: "slice", action: "import", state: "{}", text: file() };
    expect((await send(slice)).status).toBe(422);
    expect((await send({ ...slice, state: "nonsense" })).status).toBe(422);
    expect((await send(slice, { origin: "https://evil.example" })).status).toBe(403);
    const body = new FormData();
    const anonymous = await request(path, { method: "POST", body, headers: { origin } });
    expect(anonymous.headers.get("location")).toBe("/console/sign-in");
    const plain = { "content-type": "application/x-www-form-urlencoded", origin };
    expect((await request(path, { method: "POST", body: "a=b", headers: plain })).status).toBe(415);
    expect(await leads()).toBe(0);
  });
});

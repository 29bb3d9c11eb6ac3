import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fail } from "../result.ts";
import { type Columns, decideColumns } from "./columns.ts";
import { eventsOfRow } from "./eventsOfRow.ts";
import { parseDate } from "./parseDate.ts";

/** The decided columns of a header. */
function columnsOf(header: readonly string[], stated: Record<string, string> = {}): Columns {
  const decided = decideColumns(header, stated);
  if (!decided.ok) throw new Error(decided.reason);
  return decided.value;
}

const now = Date.UTC(2026, 10, 22);
const header = ["Email", "Company", "Employees", "Stage", "Close Date", "Amount", "Lead", "Notes"];
const columns = columnsOf(header);
const eventsOf = (...cells: string[]) => {
  const row = [...cells, ...header.slice(cells.length).map(() => "")];
  return eventsOfRow(row, { columns, now });
};

describe("a row", () => {
  it("gives traits and the outcome of a deal, by e-mail address", () => {
    const read = eventsOf(
      " Jane@Acme.example ",
      "1984",
      "1,200",
      "Closed Won",
      "2026-10-01",
      "500",
    );
    expect(read.ok && read.value).toEqual([
      {
        email: "jane@acme.example",
        id: expect.stringMatching(/^import-\w+$/),
        type: "identify",
        traits: { company: "1984", companySize: 1200 },
      },
      {
        email: "jane@acme.example",
        id: expect.stringMatching(/^import-\w+$/),
        type: "custom",
        name: "deal_won",
        occurredAt: Date.UTC(2026, 9, 1),
        properties: { amount: 500 },
      },
    ]);
  });

  it("creates a lead from an address alone, and finds one by its id", () => {
    const bare = eventsOf("jane@acme.example");
    expect(bare.ok && bare.value).toMatchObject([{ traits: { email: "jane@acme.example" } }]);
    const byId = eventsOf("", "Acme", "", "", "", "", "a".repeat(32));
    expect(byId.ok && byId.value).toMatchObject([{ lead: "a".repeat(32), type: "identify" }]);
  });

  it.each<[string, string[]]>([
    ["has no e-mail address", [""]],
    ['"jane" is not an e-mail address', ["jane"]],
    ["is won, but has no date: one column must be outcomeAt", ["a@b.example", "", "", "Won"]],
    [
      'outcomeAt: "soon" is not a date: write it like 2026-11-22',
      ["a@b.example", "", "", "lost", "soon"],
    ],
    ["its date is in the future", ["a@b.example", "", "", "lost", "2027-01-01"]],
    [expect.stringContaining("traits.company: "), ["a@b.example", "x".repeat(129)]],
    ["has an id, but nothing else", ["", "", "", "", "", "", "a".repeat(32)]],
    ['"42" is not 32 lowercase hex digits', ["", "", "", "", "", "", "42"]],
  ])("is refused: %s", (reason, cells) => {
    expect(eventsOf(...cells)).toEqual({ ok: false, reason });
  });

  it("is refused when it has fewer or more columns than the first line; empty ones do not count", () => {
    expect(eventsOfRow(["a@b.example"], { columns, now })).toEqual({
      ok: false,
      reason: "has 1 columns, the first line has 8",
    });
    const row = ["a@b.example", "Acme", "", "", "", "", "", ""];
    expect(eventsOfRow([...row, "x"], { columns, now }).ok).toBe(false);
    expect(eventsOfRow([...row, " ", ""], { columns, now }).ok).toBe(true);
  });

  it("keeps a formula as text, also when an export escaped it", () => {
    for (const cell of ['=HYPERLINK("x")', `'=HYPERLINK("x")`]) {
      const read = eventsOf("a@b.example", cell);
      expect(read.ok && read.value).toMatchObject([{ traits: { company: '=HYPERLINK("x")' } }]);
    }
  });

  it("has the same ids in a file with other columns, and others when its contents differ", () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(word, word, (company, other) => {
        const idsIn = (names: string[], row: string[]) => {
          const read = eventsOfRow(row, { columns: columnsOf(names), now: now + 5 });
          return read.ok ? read.value.map(({ id }) => id) : [];
        };
        const first = idsIn(["Email", "Company"], ["a@b.example", company]);
        expect(idsIn(["Notes", "Firma", "E-mail"], ["", company, "A@b.example"])).toEqual(first);
        expect(idsIn(["Email", "Company"], ["a@b.example", `${company}${other}`])).not.toEqual(
          first,
        );
        expect(idsIn(["Email", "Company"], ["b@b.example", company])).not.toEqual(first);
      }),
    );
  });
});

describe("columns", () => {
  it("are as stated, else by their names; the first non-empty cell of several counts", () => {
    const names = ["Person - Email - Work", "Person - Email - Home", "Deal - Won time", "Grade"];
    const { targets } = columnsOf(names, { "Person - Email - Home": "email", Grade: "plan" });
    expect(targets).toEqual(["email", "email", "outcomeAt", "plan"]);
    expect(columnsOf(["Email", "Title"], { Title: "" }).targets).toEqual(["email", null]);
  });

  it("are refused when none identifies a person, one is mistyped, or there are too many", () => {
    expect(decideColumns(["Who", "Company"], {})).toEqual(
      fail("no column has e-mail addresses: say which one is email. There are Who, Company"),
    );
    expect(decideColumns(["Email", "Company"], { Compny: "company" })).toEqual(
      fail('there is no column "Compny": did you mean "Company"?'),
    );
    const many = Array.from({ length: 21 }, (_, index) => `c${index}`);
    const stated = Object.fromEntries(many.map((name) => [name, `trait_${name}`]));
    expect(decideColumns(["Email", ...many], stated)).toEqual(
      fail("21 columns are properties; the limit is 20: leave some out"),
    );
  });
});

describe("a date", () => {
  const day = Date.UTC(2026, 3, 3);
  it.each<[string, number]>([
    ["2026-04-03", day],
    ["2026-04-03 12:30", day + 12.5 * 3_600_000],
    ["2026-04-03T12:30:00+02:00", day + 10.5 * 3_600_000],
    ["3.4.2026", day],
    ["03/04/2026", day],
    ["04/03/2026", Date.UTC(2026, 2, 4)],
    ["25/12/2025", Date.UTC(2025, 11, 25)],
    ["12/25/2025", Date.UTC(2025, 11, 25)],
    ["03/04/2026 9:15", day + 9.25 * 3_600_000],
    [String(day), day],
  ])("%s is read, the day first where that is stated", (text, at) => {
    expect(parseDate(text, "dmy")).toEqual({ ok: true, value: at });
  });

  it.each(["", "2026", "31/02/2026", "2026-02-30", "2026-13-01", "45/45/2026", "46000"])(
    "%j is refused",
    (text) => {
      expect(parseDate(text, "dmy").ok).toBe(false);
    },
  );

  it("that is ambiguous is refused until the order is stated", () => {
    expect(parseDate("03/04/2026")).toEqual({
      ok: false,
      reason: '"03/04/2026" is ambiguous: say whether dates are dmy or mdy',
    });
    expect(parseDate("03/04/2026", "mdy")).toEqual({ ok: true, value: Date.UTC(2026, 2, 4) });
    expect(parseDate("04/04/2026").ok).toBe(true);
  });
});

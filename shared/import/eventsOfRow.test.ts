import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fail } from "../result.ts";
import { type Columns, decideColumns } from "./columns.ts";
import { eventsOfRow } from "./eventsOfRow.ts";
import type { OutcomeWords } from "./outcome.ts";
import { parseDate } from "./parseDate.ts";
import { readHead } from "./readHead.ts";
import { readRows } from "./readRows.ts";

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
        current: true,
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

  it("may leave out empty cells at its end, and is refused when it has more columns than the header", () => {
    expect(eventsOfRow(["a@b.example", "Acme"], { columns, now })).toMatchObject({
      value: [{ email: "a@b.example", traits: { company: "Acme" } }],
    });
    const row = ["a@b.example", "Acme", "", "", "", "", "", ""];
    expect(eventsOfRow([...row, "x"], { columns, now }).ok).toBe(false);
    expect(eventsOfRow([...row, " ", ""], { columns, now }).ok).toBe(true);
  });

  it("unsubscribes the person by an opt-out column that says yes, once", () => {
    const optOuts = columnsOf(["Email", "Email Opt Out"]);
    const read = (cell: string, later = 0) => {
      const events = eventsOfRow(["a@b.example", cell], { columns: optOuts, now: now + later });
      return events.ok ? events.value.filter(({ type }) => type !== "identify") : events.reason;
    };
    expect(read("TRUE")).toMatchObject([{ type: "email_unsubscribe", email: "a@b.example" }]);
    expect(read("ja", 9)).toEqual(read("1"));
    expect([read("false"), read(""), read("maybe")]).toEqual([[], [], []]);
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

describe("a deal", () => {
  const header = ["Deal ID", "Email", "Deal Stage", "Close Date", "Amount"];
  const ids = (...rows: string[][]) =>
    rows.map((row) => {
      const read = eventsOfRow(row, { columns: columnsOf(header), now });
      return read.ok ? read.value.at(-1)?.id : read.reason;
    });

  it("with an id is one event for each end, whatever amount and date an export corrects", () => {
    const [first, amount, date, lost, other] = ids(
      ["17", "a@b.example", "Closed Won", "2026-09-01", "500"],
      ["17", "a@b.example", "Closed Won", "2026-09-01", "550"],
      ["17", "a@b.example", "Closed Won", "2026-09-02", "550"],
      ["17", "a@b.example", "Closed Lost", "2026-09-10", "550"],
      ["18", "a@b.example", "Closed Won", "2026-09-01", "500"],
    );
    expect([amount, date]).toEqual([first, first]);
    expect(new Set([first, lost, other]).size).toBe(3);
  });

  const outcomeIn = (
    names: string[],
    cells: string[],
    words = { won: [], lost: [] } as OutcomeWords,
  ) => {
    const decided = decideColumns(["Email", "Close Date", ...names], {}, { words });
    if (!decided.ok) throw new Error(decided.reason);
    const read = eventsOfRow(["a@b.example", "2026-09-01", ...cells], {
      ...{ columns: decided.value, now },
    });
    return read.ok ? (read.value.find(({ type }) => type === "custom")?.name ?? null) : read.reason;
  };

  it.each<[string[], string[], string | null]>([
    [["Deal - Stage", "Deal - Status"], ["Negotiation", "won"], "deal_won"],
    [["Deal - Status", "Deal - Stage"], ["lost", "Negotiation"], "deal_lost"],
    [["Stage", "Is Closed", "Is Won"], ["Signed off", "1", "1"], "deal_won"],
    [["Stage", "Is Closed", "Is Won"], ["Gone", "true", "false"], "deal_lost"],
    [["Stage", "Is Closed", "Is Won"], ["Negotiation", "false", "false"], null],
    [["Deal Stage", "Is Closed Won"], ["Contract", "ja"], "deal_won"],
    [["Stage", "Won"], ["Closed Lost", "yes"], "is both won and lost: Closed Lost"],
  ])("is decided by all columns: %j %j is %j", (names, cells, expected) => {
    expect(outcomeIn(names, cells)).toBe(expected);
  });

  it.each([
    ...["Closed Won", "closedwon", "WON", "Geschlossen - gewonnen", "Abgeschlossen gewonnen"],
    ...["Fermée gagnée", "Clôturé / gagné", "Cerrada ganada", "Chiusa Vinta", "Gesloten gewonnen"],
    ...["Zamknięta wygrana", "Fechado e ganho", "Uzavřeno – vyhráno"],
  ])("%j was won", (word) => expect(outcomeIn(["Stage"], [word])).toBe("deal_won"));

  it.each([
    ...["Closed Lost", "closedlost", "Closed-Lost to Competition", "Lost - no budget", "Verloren"],
    ...["Perdue", "Cerrado perdido", "Chiuso perso", "Zamknięta przegrana", "Fechado perdido"],
    ...["Uzavřeno prohráno", "Canceled"],
  ])("%j was lost", (word) => expect(outcomeIn(["Stage"], [word])).toBe("deal_lost"));

  it.each([
    "Negotiation",
    "Not won",
    "To be won",
    "nicht gewonnen",
    "Lost interest? call",
    "Won back lost",
  ])("%j is neither, until the person says so", (word) => {
    const expected = word.startsWith("Lost") ? "deal_lost" : null;
    expect(outcomeIn(["Stage"], [word])).toBe(expected);
    expect(outcomeIn(["Stage"], [word], { won: [word], lost: [] })).toBe("deal_won");
  });
});

describe("columns", () => {
  it("are as stated, else by their names; the first non-empty cell of several counts", () => {
    const names = ["Person - Email - Work", "Person - Email - Home", "Deal - Won time", "Grade"];
    const { targets } = columnsOf(names, { "Person - Email - Home": "email", Grade: "plan" });
    expect(targets).toEqual(["email", "email", "outcomeAt", "plan"]);
    expect(columnsOf(["Email", "Title"], { Title: "" }).targets).toEqual(["email", null]);
  });

  it.each([
    ...["E-Mail-Adresse", "Courriel", "Adresse e-mail", "Correo electrónico", "E-mailadres"],
    ...[
      "Adres e-mail",
      "Indirizzo e-mail",
      "Endereço de e-mail",
      "E-mailová adresa",
      "Primary Email",
    ],
    ...["E-mail 1 - Value", "E-mail Address", "your-email", "Your email", "What is your email?"],
    ...["user_email", "form_fields[email]", "Work email", "emailAddress", "E-Mail (geschäftlich)"],
  ])("named %j hold the address", (name) => {
    expect(columnsOf([name]).targets).toEqual(["email"]);
  });

  it.each([
    ...["", "#", "№", "%", "E-mail 1 - Label", "Email Opt Out", "Email domain", "Mailing City"],
    ...["Last email sent", "Email owner", "Email verified", "Unsubscribed from all email"],
  ])("named %j hold no address", (name) => {
    expect(columnsOf(["Email", name]).targets[1]).not.toBe("email");
    if (!/\p{L}/u.test(name)) expect(columnsOf(["Email", name]).targets[1]).toBeNull();
  });

  it("are found by their cells where no name says it", () => {
    const decided = decideColumns(["Who", "Firm"], {}, { addresses: 0 });
    expect(decided.ok && decided.value.targets).toEqual(["email", null]);
    const named = decideColumns(["Who", "E-Mail"], {}, { addresses: 0 });
    expect(named.ok && named.value.targets).toEqual([null, "email"]);
  });

  it("named Title hold an honorific beside a job title", () => {
    expect(columnsOf(["Title", "Job Title", "Email"]).targets).toEqual([null, "title", "email"]);
    expect(columnsOf(["Title", "Email"]).targets).toEqual(["title", "email"]);
    expect(columnsOf(["Organization Title", "Email"]).targets).toEqual(["title", "email"]);
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

describe("an address in a cell", () => {
  it.each([
    ["a1@firma.example, a2@firma.example", "a1@firma.example"],
    ["b1@firma.example; b2@firma.example", "b1@firma.example"],
    ["b1@firma.example|b2@firma.example", "b1@firma.example"],
    ["Bob Test <bob@firma.example>", "bob@firma.example"],
    ['"Test, Bob" <Bob@firma.example>', "bob@firma.example"],
    ["mailto:cid@firma.example", "cid@firma.example"],
    ["dan@firma.example,", "dan@firma.example"],
    ["n/a / eve@firma.example (work)", "eve@firma.example"],
  ])("%j is %j", (cell, email) => {
    expect(eventsOfRow([cell], { columns: columnsOf(["Email"]), now })).toMatchObject({
      value: [{ email }],
    });
  });

  it.each(["jane", "jane@", "@acme.example", "-"])("%j is refused", (cell) => {
    expect(eventsOfRow([cell], { columns: columnsOf(["Email"]), now }).ok).toBe(false);
  });
});

describe("a number", () => {
  const sizeIn = (text: string) => {
    const head = readHead(text, true);
    if (!head.ok) throw new Error(head.reason);
    const { header, ...hints } = head.value;
    const decided = decideColumns(header, {}, hints);
    if (!decided.ok) throw new Error(decided.reason);
    const rows = readRows({ text, delimiter: hints.delimiter, linesBefore: 0, isLast: true }, 99);
    return (rows.ok ? rows.value.rows.slice(1) : []).map(({ cells }) => {
      const read = eventsOfRow(cells, { columns: decided.value, now });
      if (!read.ok) return read.reason;
      const [{ traits }] = read.value as unknown as [{ traits: Record<string, unknown> }];
      const { companySize, annualRevenue } = traits;
      return [companySize, annualRevenue];
    });
  };

  it("has a decimal comma in a file with semicolons", () => {
    const file =
      "Email;Mitarbeiter;Umsatz\na@b.example;1.200;1.250.000,00\nc@b.example;12.500;2.500\n";
    expect(sizeIn(file)).toEqual([
      [1200, 1250000],
      [12500, 2500],
    ]);
  });

  it("has the decimal mark that its column shows elsewhere", () => {
    const file = 'Email,Employees,Annual revenue\na@b.example,10,"1.250,5"\nc@b.example,20,2.500\n';
    expect(sizeIn(file)).toEqual([
      [10, 1250.5],
      [20, 2500],
    ]);
  });

  it("that may be two numbers is refused, with what to say; a count is no fraction", () => {
    expect(sizeIn("Email,Employees,Annual revenue\na@b.example,1.200,2.500\n")).toEqual([
      'annualRevenue: "2.500" is ambiguous: say whether the decimal mark is a point or a comma',
    ]);
    expect(sizeIn("Email,Employees\na@b.example,1.200\n")).toEqual([[1200, undefined]]);
  });
});

describe("the head of a file", () => {
  const headOf = (text: string) => {
    const head = readHead(text, true);
    if (!head.ok) return head.reason;
    return [head.value.delimiter, head.value.preamble, head.value.header];
  };

  it.each<[string, string, unknown]>([
    ["sep=", "sep=;\nEmail;Name\na@b.example;A\n", [";", 1, ["Email", "Name"]]],
    [
      "a title and a date above it",
      "Contacts, all\nExported 2026-09-01\n\nEmail,Name,Firm\na@b.example,A,Acme\n",
      [",", 2, ["Email", "Name", "Firm"]],
    ],
    [
      "a report of a CRM",
      '"Report: leads"\n"Filter: a;b;c"\nWho;Firm;Notes\nx@y.example;Acme;n\nz@y.example;Beta;m\n',
      [";", 2, ["Who", "Firm", "Notes"]],
    ],
    ["names in the cells of one column", "Email\na@b.example, c@b.example\n", [",", 0, ["Email"]]],
    [
      "commas in every cell",
      "E-Mail;Name\na@b.example;Doe, John, Dr\n",
      [";", 0, ["E-Mail", "Name"]],
    ],
    ["short rows", "a,email,c\nx,s@b.example\ny,t@b.example\n", [",", 0, ["a", "email", "c"]]],
  ])("with %s is read", (_, text, expected) => {
    expect(headOf(text)).toEqual(expected);
  });

  it("finds the column of addresses by its cells", () => {
    const head = readHead("Name,Wer\nA,a@b.example\nB,\nC,C <c@b.example>\n", true);
    expect(head.ok && head.value.addresses).toBe(1);
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
    ["4/3/2026 3:45 PM", Date.UTC(2026, 2, 4, 15, 45)],
    ["03/04/2026 12:05 am", day + 5 * 60_000],
    ["3-Apr-2026", day],
    ["03 Apr 26", day],
    ["Apr 3, 2026", day],
    ["April 3rd, 2026 at 3:45 PM", day + 15.75 * 3_600_000],
    ["Fri, 3 Apr 2026 10:00:00 GMT", day + 10 * 3_600_000],
    ["3. April 2026", day],
    ["3 avril 2026", day],
    ["3 de abril de 2026", day],
    ["3 aprile 2026", day],
    ["3 april 2026", day],
    ["3 kwietnia 2026", day],
    ["3. dubna 2026", day],
    ["3 de abr. de 2026", day],
    ["3. März 2026", Date.UTC(2026, 2, 3)],
    ["2026/04/03", day],
    ["2026.04.03", day],
    ["03.04.26", day],
    ["3. 4. 2026", day],
    ["2026-04-03 10:00 UTC", day + 10 * 3_600_000],
    ["2026-04-03T10:00:00.000+0200", day + 8 * 3_600_000],
    ["2026-04-03 10:00:00 +02", day + 8 * 3_600_000],
  ])("%s is read, the day first where that is stated", (text, at) => {
    expect(parseDate(text, "dmy")).toEqual({ ok: true, value: at });
  });

  it.each([
    "",
    "2026",
    "31/02/2026",
    "2026-02-30",
    "2026-13-01",
    "45/45/2026",
    "46000",
    "Sep",
    "3 Foo 2026",
    "2026-04-03 25:00",
    "12",
    "3 Apr",
  ])("%j is refused", (text) => {
    expect(parseDate(text, "dmy").ok).toBe(false);
  });

  it("that is ambiguous is refused until the order is stated", () => {
    expect(parseDate("03/04/2026")).toEqual({
      ok: false,
      reason: '"03/04/2026" is ambiguous: say whether dates are dmy or mdy',
    });
    expect(parseDate("03/04/2026", "mdy")).toEqual({ ok: true, value: Date.UTC(2026, 2, 4) });
    expect(parseDate("04/04/2026").ok).toBe(true);
  });
});

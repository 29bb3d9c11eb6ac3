const others: Readonly<Record<string, string>> = {
  email: "email: whom it is about",
  lead: "lead: whom it is about",
  visitor: "visitor: whom it is about",
  outcome: "outcome: won or lost",
  outcomeAt: "outcomeAt: when it was won or lost",
  amount: "amount of the deal",
  deal: "deal: its name",
  at: "at: since when the facts are true",
};

/** What a column is, as a person is told it; `null` when it is left out. */
export const columnInWords = (target: string | null): string | null =>
  target === null ? null : (others[target] ?? `trait ${target}`);

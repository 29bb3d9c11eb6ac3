const others: Readonly<Record<string, string>> = {
  email: "email",
  lead: "lead id",
  visitor: "visitor id",
  outcome: "outcome: won or lost",
  outcomeAt: "outcome date",
  amount: "deal amount",
  deal: "deal name or id",
  at: "date of the properties",
};

/** What a column holds, for people to read; `null` when it is not imported. */
export const columnInWords = (target: string | null): string | null =>
  target === null ? null : (others[target] ?? `property ${target}`);

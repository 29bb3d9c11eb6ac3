const others: Readonly<Record<string, string>> = {
  email: "email",
  lead: "lead id",
  visitor: "visitor id",
  outcome: "outcome: won or lost",
  isWon: "outcome: won, yes or no",
  isLost: "outcome: lost, yes or no",
  isClosed: "outcome: closed, yes or no",
  outcomeAt: "outcome date",
  amount: "deal amount",
  deal: "deal name",
  dealId: "deal id",
  optOut: "unsubscribed: yes or no",
  at: "date of the properties",
};

/** What a column holds, for people to read; `null` when it is not imported. */
export const columnInWords = (target: string | null): string | null =>
  target === null ? null : (others[target] ?? `property ${target}`);

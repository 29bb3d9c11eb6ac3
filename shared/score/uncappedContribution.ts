import type { Rule } from "../model/model.ts";
import type { Account } from "./account.ts";

/** A contribution before its group's cap, and its evidence. */
export interface UncappedContribution {
  readonly rule: Pick<Rule, "id" | "title" | "kind" | "group">;
  readonly earned: number;
  /** Only for an event rule. */
  readonly account?: Account;
  readonly because: string;
}

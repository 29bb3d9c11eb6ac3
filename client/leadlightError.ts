import type { ProblemDocument } from "../shared/api/words.ts";

const prefix = "urn:leadlight:problem:";

/** A problem that the API answered with. `docs/errors.md` lists the types. */
export class LeadlightError extends Error {
  override readonly name = "LeadlightError";
  /** e.g. `unknown-lead`, `missing-scope`; `http` when the answer was no problem document. */
  readonly type: string;
  readonly status: number;
  /** How to fix it, where it is known. */
  readonly detail: string | undefined;
  /** The whole document, e.g. with `faults` of a model or events that were `refused`. */
  readonly problem: ProblemDocument;

  constructor(problem: ProblemDocument) {
    super(problem.detail === undefined ? problem.title : `${problem.title} ${problem.detail}`);
    this.type = problem.type.startsWith(prefix) ? problem.type.slice(prefix.length) : "http";
    this.status = problem.status;
    this.detail = problem.detail;
    this.problem = problem;
  }
}

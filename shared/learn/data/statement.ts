/** Something training found and a marketer should read: a code for programs, a sentence for people. */
export interface Statement {
  readonly code: string;
  readonly text: string;
}

/** What a look-up found, and when. */
export interface LookupCopy<Value> {
  readonly value: Value;
  /** Milliseconds since 1970. */
  readonly foundAt: number;
}

/** Copies of what D1 answered, kept outside of it for when it does not answer. */
export interface LookupCopies<Value> {
  get(key: string): Promise<LookupCopy<Value> | null>;
  put(key: string, copy: LookupCopy<Value>): Promise<void>;
  drop(key: string): Promise<void>;
}

/** A copy that is older is not served: a site or a key may have been deleted long ago. */
export const maxCopyAgeMs = 7 * 86_400_000;

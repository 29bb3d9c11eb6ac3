/** Encrypts tokens and signing keys of other services, so that the database alone does not reveal them. */
export interface Vault {
  /** Whether there is a key to seal with. */
  readonly canSeal: boolean;
  /**
   * @param place Where it is kept, e.g. the row's id: anywhere else it does not open.
   * @throws {Locked} Without a key.
   */
  seal(secret: string, place: string): Promise<string>;
  /** @throws {Locked} When none of the keys opens it. */
  open(kept: string, place: string): Promise<Opened>;
}

export interface Opened {
  readonly secret: string;
  /** It is sealed, and with the key that is in use now. */
  readonly isCurrent: boolean;
}

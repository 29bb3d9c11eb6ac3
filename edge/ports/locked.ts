/** A secret that cannot be encrypted or decrypted. The message is for the operator of this Worker. */
export class Locked extends Error {
  override readonly name = "Locked";
  /** The right key would decrypt it: a retry later may succeed. */
  readonly needsKey: boolean;

  constructor(message: string, needsKey: boolean) {
    super(message);
    this.needsKey = needsKey;
  }
}

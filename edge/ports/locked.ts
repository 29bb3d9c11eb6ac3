/** A secret that cannot be kept or opened. The message is for whoever runs this Worker. */
export class Locked extends Error {
  override readonly name = "Locked";
  /** Another key would open it: it is worth waiting for. */
  readonly needsKey: boolean;

  constructor(message: string, needsKey: boolean) {
    super(message);
    this.needsKey = needsKey;
  }
}

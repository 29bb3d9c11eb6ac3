import type { Client } from "../../client/createClient.ts";

/** The leadlight that scores a log. */
export interface ReplayServer {
  readonly client: Client;
  /** Key of the site. */
  readonly site: string;
  /** Waits until lists show what was sent: they are written after the answers. */
  readonly catchUp: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

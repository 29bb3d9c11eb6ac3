/** What the Worker needs from the world. Adapters are built in `worker.ts`, and nowhere else. */

import type { ApiKeyStore } from "./apiKeys.ts";
import type { Clock } from "./clock.ts";
import type { CursorStore } from "./cursors.ts";
import type { DatabaseWait } from "./databaseWait.ts";
import type { ErasurePorts } from "./erasures.ts";
import type { EventStore } from "./events.ts";
import type { HandoffPorts } from "./handoffs.ts";
import type { IdentityStore } from "./identities.ts";
import type { InboundPorts } from "./inbound.ts";
import type { KeyRates } from "./keyRates.ts";
import type { LeadStore } from "./leads.ts";
import type { ModelPorts } from "./models.ts";
import type { BatchQueue } from "./queue.ts";
import type { SiteStore } from "./sites.ts";
import type { StrangerRates } from "./strangerRates.ts";
import type { TierCache } from "./tiers.ts";
import type { Vault } from "./vault.ts";
import type { WriteBehind } from "./writeBehind.ts";

export interface Ports extends ErasurePorts, HandoffPorts, InboundPorts, ModelPorts {
  /** `null`: nothing is limited. */
  readonly keyRates: KeyRates | null;
  /** Without it, senders without an API key are not limited. */
  readonly strangerRates?: StrangerRates;
  readonly clock: Clock;
  readonly waitForDatabase: DatabaseWait;
  readonly events: EventStore;
  readonly identities: IdentityStore;
  readonly leads: LeadStore;
  readonly writeBehind: WriteBehind;
  readonly cursors: CursorStore;
  readonly sites: SiteStore;
  readonly vault: Vault;
  readonly apiKeys: ApiKeyStore;
  readonly tiers: TierCache;
  readonly queue: BatchQueue;
  /** Whether robots are counted like people instead of being refused. */
  readonly countRobots?: boolean;
  /** Fails when the database is not reachable. */
  readonly ping: () => Promise<void>;
}

import { createDefaultModels } from "../../models/defaultModels.ts";
import { describeEntries } from "./entries.contract.ts";
import { describeErasures } from "./erasures.contract.ts";
import { describeHandoffs } from "./handoffs.contract.ts";
import { describeInbound } from "./inbound.contract.ts";
import { describeJoins } from "./join.contract.ts";
import { createMemoryStore } from "./memory.ts";
import { createMemoryInbound } from "./memoryInbound.ts";
import { createMemoryModels } from "./memoryModels.ts";
import { describeModelStore } from "./models.contract.ts";
import { describeStore } from "./store.contract.ts";

describeStore("memory", createMemoryStore);

describeEntries("memory", createMemoryStore);
describeErasures("memory", createMemoryStore, (store) => store.everything());
describeHandoffs("memory", createMemoryStore);
describeJoins("memory", createMemoryStore);
describeInbound("memory", createMemoryInbound);
describeModelStore("memory", () => {
  const store = createMemoryStore();
  return { ...store, ...createMemoryModels(store, createDefaultModels()) };
});

import { describeHandoffs } from "./handoffs.contract.ts";
import { createMemoryStore } from "./memory.ts";
import { describeStore } from "./store.contract.ts";

describeStore("memory", createMemoryStore);

describeHandoffs("memory", createMemoryStore);

import { createDefaultModels } from "../models.ts";
import { describeHandoffs } from "./handoffs.contract.ts";
import { createMemoryStore } from "./memory.ts";
import { createMemoryModels } from "./memoryModels.ts";
import { describeModelStore } from "./models.contract.ts";
import { describeStore } from "./store.contract.ts";

describeStore("memory", createMemoryStore);

describeHandoffs("memory", createMemoryStore);
describeModelStore("memory", () => {
  const store = createMemoryStore();
  return { ...store, ...createMemoryModels(store, createDefaultModels()) };
});

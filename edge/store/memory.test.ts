import { createDefaultModels } from "../models.ts";
import { createMemoryStore } from "./memory.ts";
import { createMemoryModels } from "./memoryModels.ts";
import { describeModelStore } from "./models.contract.ts";
import { describeStore } from "./store.contract.ts";

describeStore("memory", createMemoryStore);
describeModelStore("memory", () => {
  const store = createMemoryStore();
  return { ...store, ...createMemoryModels(store, createDefaultModels()) };
});

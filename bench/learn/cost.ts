import type { TrainingTable } from "../../shared/learn/data/table.ts";
import type { LearnedModel } from "../../shared/learn/model.ts";
import { predict } from "../../shared/learn/predict.ts";
import { startTraining } from "../../shared/learn/train/startTraining.ts";
import { trainStep } from "../../shared/learn/train/trainStep.ts";
import { cpuMs } from "../cpuMs.ts";
import { syntheticTable } from "./syntheticTable.ts";

const rows = 100_000;
const features = 60;
/** Few enough to stay in the processor's cache, as one lead does. */
const predictedLeads = 200;
const repeats = 250;

/** CPU and memory of training and of a prediction. Memory is that of heap and buffers, read after each step. */
export function benchLearnCost(): void {
  const before = megabytes();
  const table = syntheticTable(rows, features);
  const tableMb = megabytes() - before;
  const started = cpuMs();
  let step = startTraining(table);
  let longestMs = cpuMs() - started;
  let mostMb = megabytes();
  let steps = 0;
  let stateChars = 0;
  while (step.ok && step.value.model === undefined) {
    const from = cpuMs();
    step = trainStep(step.value, table);
    longestMs = Math.max(longestMs, cpuMs() - from);
    mostMb = Math.max(mostMb, megabytes());
    steps++;
    if (step.ok) stateChars = Math.max(stateChars, JSON.stringify(step.value).length);
  }
  const trainMs = cpuMs() - started;
  if (!step.ok || step.value.model === undefined) throw new Error("The training did not finish.");
  const { model } = step.value;
  console.log(`\ncost: ${rows} leads × ${features} features, chosen: ${model.sum.kind}`);
  console.table({
    "training, s of CPU": { measured: round(trainMs / 1_000), goal: "< 20" },
    "longest step, s of CPU": { measured: round(longestMs / 1_000), goal: "< 10" },
    "memory, MB": { measured: round(mostMb - before), goal: "< 128" },
    "of it the table, MB": { measured: round(tableMb) },
    steps: { measured: steps },
    "stored state, kB": { measured: round(stateChars / 1_000) },
    "stored model, kB": { measured: round(JSON.stringify(model).length / 1_000) },
    "a prediction with its reasons, µs": {
      measured: round(predictionUs(model, table)),
      goal: "< 5",
    },
  });
}

function predictionUs(model: LearnedModel, table: TrainingTable): number {
  const made = Array.from({ length: predictedLeads }, (_, row) => ({
    points: table.points[row] ?? 0,
    features: Object.fromEntries(
      table.columns.flatMap(({ name, ...column }) =>
        column.kind === "number" ? [[name, column.values[row]]] : [],
      ),
    ),
  }));
  // As a lead's features arrive: an object read from JSON has faster names than one built name by name.
  const leads: typeof made = JSON.parse(JSON.stringify(made));
  const round = (): void => {
    for (const lead of leads) predict(model, lead);
  };
  for (let repeat = 0; repeat < repeats; repeat++) round();
  const from = cpuMs();
  for (let repeat = 0; repeat < repeats; repeat++) round();
  return ((cpuMs() - from) * 1_000) / (repeats * predictedLeads);
}

function megabytes(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}

const round = (value: number): number => Number(value.toFixed(2));

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ModelDocument } from "../model/model.ts";
import { parseModel } from "../model/parseModel.ts";
import { ruleInWords } from "../model/ruleInWords.ts";
import { b2b } from "../model/templates/b2b.ts";
import { anyEvent, browserEvent } from "../wire/event.ts";
import { type EventType, eventKinds } from "./eventKinds.ts";

const types = Object.keys(eventKinds) as EventType[];

const ruleOn = (event: string) =>
  parseModel({
    ...b2b,
    rules: [
      { id: "r", title: "R", kind: "interest", points: 1, on: { event } },
    ] as ModelDocument["rules"],
  });

describe("the table of event kinds", () => {
  it("has a row for every file that defines a kind", () => {
    const names = readdirSync(import.meta.dirname).filter((file) =>
      /satisfies EventKind</.test(readFileSync(`${import.meta.dirname}/${file}`, "utf8")),
    );
    expect(names.filter((file) => !file.includes(".test."))).toHaveLength(types.length);
  });

  it("names each kind by the type in its schema", () => {
    for (const type of types) {
      expect([...eventKinds[type].backEnd.shape.type.values]).toEqual([type]);
    }
  });

  it("lets a browser send the kinds with a browser schema, and a back end send every kind", () => {
    const typesOf = (union: typeof anyEvent | typeof browserEvent) =>
      union.options.flatMap((one) => [...one.shape.type.values]);
    expect(typesOf(anyEvent)).toEqual(types);
    expect(typesOf(browserEvent)).toEqual(
      types.filter((type) => eventKinds[type].browser !== null),
    );
  });

  it.each(types)("lets rules count %s if, and only if, rules have a noun for it", (type) => {
    const { noun } = eventKinds[type];
    const parsed = ruleOn(type);
    expect(parsed.ok).toBe(noun !== null);
    const [rule] = parsed.ok ? parsed.value.rules : [];
    if (rule !== undefined) expect(ruleInWords(rule)).toBe(`${noun}; every time`);
  });
});

import { randomBytes } from "node:crypto";
import type { OracleEvent } from "./oracle.ts";

const paths = [
  "/",
  "/pricing",
  "/careers",
  ...["a", "b", "c"].map((name) => `/product/${name}`),
  ...["a", "b"].map((name) => `/case-studies/${name}`),
  ...Array.from({ length: 20 }, (_, number) => `/blog/${number}`),
];

export const newVisitor = (): string => randomBytes(16).toString("hex");

/** One to three events of the last days. */
export function someEvents(now: number): OracleEvent[] {
  return Array.from({ length: 1 + Math.floor(Math.random() * 3) }, () => {
    const event = {
      id: randomBytes(12).toString("hex"),
      occurredAt: now - Math.floor(Math.random() * 4) * 7_200_000,
    };
    if (Math.random() < 0.03)
      return { ...event, type: "form_submit", form: "demo", page: { path: "/demo" } };
    const path = paths[Math.floor(Math.random() * paths.length)] as string;
    return { ...event, type: "page_view", page: { path } };
  });
}

/** Sends one beacon as a browser would; `null` when no answer came. */
export async function sendBeacon(
  origin: string,
  visitor: string,
  events: readonly OracleEvent[],
): Promise<number | null> {
  try {
    const answer = await fetch(`${origin}/v1/collect?site=demo`, {
      method: "POST",
      headers: { origin: "http://demo.test", "content-type": "text/plain" },
      body: JSON.stringify({ v: 1, visitor, sentAt: Date.now(), events }),
    });
    await answer.text();
    return answer.status;
  } catch {
    return null;
  }
}

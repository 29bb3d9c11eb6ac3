import { SELF } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { Webhook } from "standardwebhooks";
import { beforeAll, describe, expect, it } from "vitest";
import { b2b } from "../../shared/model/templates/b2b.ts";
import { curlRequest } from "../../test/repo/curlRequest.ts";
import { docsBlocks } from "../../test/repo/docsBlocks.ts";
import { shellCommands } from "../../test/repo/shellCommands.ts";
import { createPeople, type People, views } from "../../test/workerd/people.ts";
import type { Env } from "../worker.ts";

const { DB } = env as unknown as Env;

const pages = import.meta.glob(["../../docs/*.md", "../../README.md"], {
  query: "?raw",
  import: "default",
  eager: true,
}) as Readonly<Record<string, string>>;

/** The `curl` commands of a page that a reader can copy; those with shell variables have a test of their own. */
const curlsOf = (page: string): string[][] =>
  docsBlocks(page)
    .filter(({ language }) => language === "sh")
    .flatMap(({ text }) => shellCommands(text))
    .filter(([program, ...words]) => program === "curl" && !words.join(" ").includes("$"))
    .map((words) => words.slice(1));

const examples = Object.entries(pages).flatMap(([file, page]) =>
  curlsOf(page).map((words) => ({ file: file.replace("../../", ""), words })),
);

let people: People;
let key: string;
let lead: string;

beforeAll(async () => {
  people = await createPeople(DB);
  key = people.key;
  const browser = people.browser();
  await browser.does(views("/pricing"));
  lead = browser.visitor;
});

async function send(words: readonly string[]): Promise<Response> {
  const { method, path, headers, body } = curlRequest(words);
  const known: Record<string, string> = { ...headers };
  if (known.Authorization !== undefined) known.Authorization = `Bearer ${key}`;
  // The reader puts in the ETag of the answer before.
  if (known["If-Match"] !== undefined) known["If-Match"] = await etag();
  return SELF.fetch(`https://leadlight.test${path.replace("/ID", `/${lead}`)}`, {
    method,
    headers: known,
    ...(body !== undefined && { body: body === "@model.json" ? JSON.stringify(b2b) : body }),
  });
}

async function etag(): Promise<string> {
  const answer = await SELF.fetch("https://leadlight.test/v1/model", {
    headers: { authorization: `Bearer ${key}` },
  });
  return answer.headers.get("etag") ?? "";
}

describe("requests of the docs", () => {
  it("are found", () => {
    expect(examples.length).toBeGreaterThan(10);
    expect(new Set(examples.map(({ file }) => file)).size).toBeGreaterThan(4);
  });

  it.each(examples)("are answered by the API: $file, $words", async ({ words }) => {
    const answer = await send(words);
    const text = await answer.text();
    expect(answer.status, text).toBeLessThan(300);
    if (text.startsWith("{")) expect(JSON.parse(text).refused ?? []).toEqual([]);
  });

  it("of a signed form get the documented answer", async () => {
    const page = pages["../../docs/data-in.md"] ?? "";
    const [, body = ""] = /BODY='([^']+)'/.exec(page) ?? [];
    const blocks = docsBlocks(page);
    const at = blocks.findIndex(({ text }) => text.includes("BODY="));
    const { body: source } = await people.ask("POST", "/v1/inbound", {
      provider: "form",
      settings: { form: "contact" },
    });
    const sentAt = new Date();
    const answer = await SELF.fetch(source.url as string, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "webhook-id": "msg_1",
        "webhook-timestamp": String(Math.floor(sentAt.getTime() / 1_000)),
        "webhook-signature": new Webhook(source.secret as string).sign("msg_1", sentAt, body),
      },
      body,
    });
    expect(await answer.json()).toEqual(JSON.parse(blocks[at + 1]?.text ?? ""));
  });
});

import type { Context } from "hono";
import { type InboundMade, inboundOrder } from "../../../shared/api/inbound.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import { addSource } from "../../intake/webhooks/addSource.ts";
import { providerOf, providers } from "../../intake/webhooks/providers.ts";
import { Locked } from "../../ports/locked.ts";
import type { Ports } from "../../ports/ports.ts";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { missingPage } from "../shell/failed.tsx";
import { answerInShell } from "../shell/layout.tsx";
import type { ConsolePage } from "../shell/page.ts";
import sourceFormCss from "./sourceForm.css";
import { type FieldFaults, SourceForm } from "./sourceForm.tsx";
import { SourceMade } from "./sourceMade.tsx";

/** `GET /console/data/add`: the list of tools; with `?provider=tally`, the form for one. */
export const addSourcePage: ConsolePage = {
  path: "/data/add",
  scope: "write",
  css: sourceFormCss,
  render: () => chooseProvider,
  forms: [{ path: "/data/add", scope: "write", handle: addSourceForm }],
};

function chooseProvider(c: Context<ConsoleEnvironment>) {
  const name = c.req.query("provider");
  if (name === undefined) return answer(c, "Add a source", <Providers />);
  const provider = providerOf(name);
  if (provider === null) return missingPage(c);
  const form = <SourceForm name={name} provider={provider} given={{}} faults={{}} />;
  return answer(c, `Add ${provider.title}`, form);
}

/** Creates the webhook URL, and shows it with its secret once. */
function addSourceForm(ports: Pick<Ports, "inbound" | "clock">) {
  return async function addSourceForm(c: Context<ConsoleEnvironment>) {
    const given = await c.req.parseBody<Record<string, string>>();
    const name = given.provider ?? "";
    const provider = providerOf(name);
    if (provider === null) return missingPage(c);
    const { origin } = new URL(c.req.url);
    const made = await makeSource(c, given, origin, ports);
    if (made.ok) {
      const done = <SourceMade made={made.value} provider={provider} />;
      return answer(c, `${made.value.name} is added`, done);
    }
    const form = <SourceForm name={name} provider={provider} given={given} faults={made.reason} />;
    return answer(c, `Add ${provider.title}`, form, 422);
  };
}

async function makeSource(
  c: Context<ConsoleEnvironment>,
  given: Readonly<Record<string, string>>,
  origin: string,
  ports: Pick<Ports, "inbound" | "clock">,
): Promise<Result<InboundMade, FieldFaults>> {
  const stated = (name: string) => given[name]?.trim() || undefined;
  const fields = fieldsOf(given.fields ?? "");
  if (!fields.ok) return fail({ fields: fields.reason });
  const order = inboundOrder.safeParse({
    provider: given.provider,
    name: stated("name"),
    secret: stated("secret"),
    settings: {
      ...{ mailing: stated("mailing"), form: stated("form"), page: stated("page") },
      fields: fields.value,
    },
  });
  if (!order.success) {
    const faults = order.error.issues.map(({ path, message }): [string, string] => [
      String(path[0] === "settings" ? path[1] : path[0]),
      message,
    ]);
    return fail(Object.fromEntries(faults));
  }
  const adding = addSource(c.var.site.key, order.data, origin, ports);
  // Without an encryption key no secret can be stored: the message says how to make one.
  const made = await adding.catch((error: unknown) => {
    if (error instanceof Locked) return fail({ field: "", message: error.message });
    throw error;
  });
  return made.ok ? made : fail({ [made.reason.field]: made.reason.message });
}

/** `Team size = companySize`, one a line. */
function fieldsOf(text: string): Result<Record<string, string> | undefined, string> {
  const fields: Record<string, string> = {};
  for (const line of text.split("\n").map((one) => one.trim())) {
    if (line === "") continue;
    const at = line.lastIndexOf("=");
    if (at < 1) return fail(`has "${line}" in it, which is not of the form Field = property`);
    fields[line.slice(0, at).trim()] = line.slice(at + 1).trim();
  }
  return ok(Object.keys(fields).length === 0 ? undefined : fields);
}

const answer = (
  c: Context<ConsoleEnvironment>,
  title: string,
  part: ReturnType<typeof Providers>,
  status: 200 | 422 = 200,
) =>
  answerInShell(
    c,
    {
      title,
      content: (
        <>
          <nav class="crumbs" aria-label="Breadcrumb">
            <a href="/console/data">Integrations</a>
          </nav>
          <h1>{title}</h1>
          {part}
        </>
      ),
    },
    status,
  );

const Providers = () => (
  <div class="provider-groups">
    {(["mailings", "forms"] as const).map((kind) => (
      <section aria-labelledby={`providers-${kind}`}>
        <h2 id={`providers-${kind}`}>{kind === "mailings" ? "Email" : "Forms"}</h2>
        <ul class="providers">
          {Object.entries(providers)
            .filter(([, provider]) => provider.kind === kind)
            .map(([name, { title }]) => (
              <li>
                <a class="panel" href={`/console/data/add?provider=${name}`}>
                  {name === "form" ? "Custom webhook" : title}
                </a>
              </li>
            ))}
        </ul>
      </section>
    ))}
  </div>
);

import { readLocalKey } from "../local/localKey.ts";
import type { ModelFault } from "../shared/model/parseModel.ts";
import { listed } from "./readModel.ts";

/** Flags of every command that talks to a running leadlight. */
export const apiOptions = { url: { type: "string" }, key: { type: "string" } } as const;

export const apiHelp = `--url: where leadlight runs; by default LEADLIGHT_URL, or this machine (http://127.0.0.1:8787).
--key: an API key; by default LEADLIGHT_KEY, or on this machine the one of \`npm start\`. It names the site.`;

/** Asks a running leadlight. @throws With what the problem document says. */
export type Api = <Answer>(
  method: "GET" | "POST" | "DELETE",
  path: string,
  body?: unknown,
) => Promise<Answer>;

/** Which leadlight, and the key that opens a site of it. */
export interface ApiServer {
  /** Without a slash at the end. */
  readonly url: string;
  readonly key: string;
}

interface ApiFlags {
  readonly url?: string | undefined;
  readonly key?: string | undefined;
}

/** Whom a command talks to, by its flags. @throws When there is no key. */
export async function serverOf(flags: ApiFlags): Promise<ApiServer> {
  const url = (flags.url ?? process.env.LEADLIGHT_URL ?? "http://127.0.0.1:8787").replace(
    /\/+$/,
    "",
  );
  if (!URL.canParse(url)) throw new Error(`"${url}" is no address: write it like https://…`);
  const isHere = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);
  const key = flags.key ?? process.env.LEADLIGHT_KEY ?? (isHere ? await readLocalKey() : "");
  if (key === "") {
    throw new Error(
      "With which API key? Say --key, or set LEADLIGHT_KEY; `leadlight key` makes one.",
    );
  }
  return { url, key: key.trim() };
}

export async function openApi(flags: ApiFlags): Promise<Api> {
  const { url, key } = await serverOf(flags);
  return async <Answer>(method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch((error: Error) => {
      const reason = (error.cause as NodeJS.ErrnoException | undefined)?.code ?? error.message;
      throw new Error(
        `No leadlight answers at ${url} (${reason}): \`npm start\` runs one here, --url names another.`,
      );
    });
    if (!answer.ok) throw new Error(await complaintOf(answer));
    return (answer.status === 204 ? undefined : await answer.json()) as Answer;
  };
}

/** A problem document for people. */
async function complaintOf(answer: Response): Promise<string> {
  try {
    const { title, detail, faults } = (await answer.json()) as {
      readonly title: string;
      readonly detail?: string;
      readonly faults?: readonly ModelFault[];
    };
    const heading = detail === undefined ? title : `${title} ${detail}`;
    return faults === undefined ? heading : listed(heading, faults);
  } catch {
    return `${answer.url} answered ${answer.status}.`;
  }
}

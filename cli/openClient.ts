import { type Client, createClient } from "../client/createClient.ts";
import type { ClientOptions } from "../client/request.ts";
import { readLocalKey } from "../local/localKey.ts";

/** Flags of every command that talks to a running leadlight. */
export const apiOptions = { url: { type: "string" }, key: { type: "string" } } as const;

export const apiHelp = `--url: where leadlight runs; by default LEADLIGHT_URL, or this machine (http://127.0.0.1:8787).
--key: an API key, which names the site; by default LEADLIGHT_KEY, or on this machine the key of \`npm start\`.`;

export interface ApiFlags {
  readonly url?: string | undefined;
  readonly key?: string | undefined;
}

/**
 * A client of the leadlight that the flags name.
 *
 * @param patience What to try again, and how often; by default as the client does.
 * @throws When there is no key or the URL is not valid.
 */
export async function openClient(
  flags: ApiFlags,
  patience: Pick<ClientOptions, "retries" | "retryOn"> = {},
): Promise<Client> {
  const url = flags.url ?? process.env.LEADLIGHT_URL ?? "http://127.0.0.1:8787";
  if (!URL.canParse(url)) throw new Error(`"${url}" is not a URL: write it like https://…`);
  const isLocal = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);
  const key = flags.key ?? process.env.LEADLIGHT_KEY ?? (isLocal ? await readLocalKey() : "");
  if (key === "") {
    throw new Error("No API key: set --key or LEADLIGHT_KEY; `leadlight key` creates one.");
  }
  return createClient({ url, key: key.trim(), fetch: withHint(url), ...patience });
}

/** `fetch` says no more than "fetch failed": the reason is its cause, and a start is often what is missing. */
const withHint =
  (url: string): NonNullable<ClientOptions["fetch"]> =>
  (input, init) =>
    fetch(input, init).catch((error: Error) => {
      const reason = (error.cause as NodeJS.ErrnoException | undefined)?.code ?? error.message;
      throw new Error(
        `No leadlight answers at ${url} (${reason}): \`npm start\` runs one here, --url names another.`,
      );
    });

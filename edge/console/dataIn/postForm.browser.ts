/** Importing a file again never counts a row twice. */
export const importAgain = "Rows that were imported count once: import the file again.";

const maxTries = 8;

/**
 * Posts a part of an import, and tries again while the server is busy or does not answer.
 *
 * @throws When the session has ended, or the server did not answer in some 45 seconds.
 */
export async function postForm(url: string, body: FormData): Promise<Response> {
  for (let tries = 1; ; tries++) {
    const answer = await fetch(url, { method: "POST", body }).catch(() => null);
    if (answer?.redirected)
      throw new Error(`Your session has ended: sign in again. ${importAgain}`);
    if (answer !== null && answer.status < 500 && answer.status !== 429) return answer;
    if (tries === maxTries) throw new Error(`The server does not answer. ${importAgain}`);
    await new Promise((done) => setTimeout(done, Math.min(2 ** tries * 250, 15_000)));
  }
}

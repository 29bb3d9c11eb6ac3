/** Block Kit takes 3,000 characters in a text. */
const maxText = 2_900;

/** Text of visitors must not mention a channel or make a link: Slack reads these three characters. */
const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Escapes a text, and cuts it first, at a whole character: half an entity would be shown as typed. */
export function slackText(text: string, maxChars = maxText): string {
  let escaped = "";
  for (const character of text) {
    const next = entities[character] ?? character;
    if (escaped.length + next.length > maxChars) break;
    escaped += next;
  }
  return escaped;
}

/** Cuts a plain text at a whole character. */
export function cutText(text: string, maxChars: number): string {
  let cut = "";
  for (const character of text) {
    if (cut.length + character.length > maxChars) break;
    cut += character;
  }
  return cut;
}

/** Words for an e-mail address in the languages of `fieldWords.ts`, as part of a longer name. */
const addressWords =
  /e-?mails?|mailadress|\bmail\b|correo|courriel|posta elettronica|poczty? elektroniczn|elektronick[ay] post/;

/** Names that have such a word, but hold something about the address, or about e-mails. */
const otherWords = new RegExp(
  [
    "label|type|typ\\b|opt|status|domain|verified|valid|bounce|consent|confirm|permission|hash|format|signature|template|subject",
    "unsubscri|subscri|newsletter|prefer|sent\\b|open|click|last|first|count|number|date|quarantine|source|campaign|display|reason",
    "city|state|street|zip|country|owner|manager|assist|agent|sender|from\\b|cc\\b|einwillig|abmeld|consentement|baja|disiscr",
    "reply|repl(ied|ies)|deliver|invalid|activit|response|engage|contacted|marketing|allow|do not|don t|wants?\\b|yes|erhalten",
  ].join("|"),
);

/**
 * Whether a field's or column's name says that it holds the person's e-mail address: `E-Mail-Adresse`, `your-email`,
 * `E-mail 1 - Value`, `What is your email?`.
 */
export function isEmailField(name: string): boolean {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}-]+/gu, " ")
    .trim();
  return addressWords.test(words) && !otherWords.test(words);
}

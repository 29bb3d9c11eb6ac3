export type OutcomeName = "deal_won" | "deal_lost";

/** Words of the site's own for the end of a deal, as they are in the file. */
export interface OutcomeWords {
  readonly won: readonly string[];
  readonly lost: readonly string[];
}

/** Words for a deal that was won and one that was lost: English, German, French, Spanish, Italian, Dutch, Polish, Portuguese, Czech. */
const wonWords =
  "won win gewonnen gewonnene gewonnener gagne gagnee gagnes remporte remportee signe signee ganado ganada ganados vinto vinta vinti vincita wygrana wygrany wygrane pozyskany pozyskana ganho ganha ganhos vyhrano vyhrany vyhrana vyhrane ziskano ziskany uspesne sold";
const lostWords =
  "lost loss lose verloren verlorene verlorener perdu perdue perdus perdido perdida perdidos perso persa persi perdita przegrana przegrany przegrane utracony utracona stracony stracona prohrano prohrany prohrana prohrane ztraceno ztraceny neuspesne canceled cancelled abandoned outsold disqualified";

/** Words that may stand beside them. */
const fillers =
  "closed close closing deal opportunity sale sales status stage and e y et und en i a the as done completed abgeschlossen geschlossen beendet ferme fermee clos close cloture cloturee conclu conclue cerrado cerrada chiuso chiusa concluso conclusa gesloten afgesloten zamkniete zamknieta zamkniety fechado fechada encerrado uzavreno uzavreny uzavrena uzavrene 100 0 projekt auftrag affaire transaction negocio trattativa";
const negations = "not no non nicht nie niet no nao ne sans";

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const [won, lost, beside, not] = [wonWords, lostWords, fillers, negations].map(setOf) as [
  ReadonlySet<string>,
  ReadonlySet<string>,
  ReadonlySet<string>,
  ReadonlySet<string>,
];

/**
 * The event of an outcome, by a CRM's words for it: `Closed Won`, `closedlost`, `Zamknięta – wygrana`. A lost deal may
 * name its reason: `Closed Lost to Competition`.
 *
 * @param own The site's own words; they come first.
 * @returns `null` for an open deal, and for words that are not known.
 */
export function outcomeOf(text: string, own: OutcomeWords = noWords): OutcomeName | null {
  const plain = normal(text);
  if (own.won.some((word) => normal(word) === plain)) return "deal_won";
  if (own.lost.some((word) => normal(word) === plain)) return "deal_lost";
  const words = plain.replace(/^(closed|deal)(?=(won|lost)$)/, "$1 ").split(" ");
  const end = words.findIndex((word) => won.has(word) || lost.has(word));
  if (words.slice(0, end + 1).some((word) => not.has(word))) return null;
  const isLost = words.some((word) => lost.has(word));
  if (words.some((word) => won.has(word))) {
    return !isLost && words.every((word) => won.has(word) || beside.has(word)) ? "deal_won" : null;
  }
  // The reason comes after the word.
  const [first] = words.filter((word) => !beside.has(word));
  return isLost && first !== undefined && lost.has(first) ? "deal_lost" : null;
}

export const noWords: OutcomeWords = { won: [], lost: [] };

/** `true`, `1`, `yes` and the like of a column such as `Is Won`; `null` for other text. */
export function isYes(text: string): boolean | null {
  const plain = normal(text);
  if (
    /^(true|1|yes|y|ja|wahr|oui|vrai|si|sim|tak|ano|x|verdadero|vero|waar|verdadeiro|prawda)$/.test(
      plain,
    )
  )
    return true;
  if (/^(false|0|no|n|nein|falsch|non|faux|nao|nie|ne|falso|onwaar|nee|falsz)$/.test(plain))
    return false;
  return null;
}

const normal = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replaceAll("ł", "l")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

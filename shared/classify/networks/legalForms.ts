import { foldName } from "./foldName.ts";

/** Legal forms, in words as `foldName` leaves them; `b v` is two. */
const forms = new Set(
  `inc incorporated corp corporation co company ltd limited llc llp lp plc pte pty pvt private public
  gmbh ag kg kgaa se mbh ohg ev eg nv bv sa sas sasu sarl srl spa sl slu sau sca scrl ab oy oyj as asa
  aps hf ehf sia uab ou doo dd ad ead eood ood kft zrt nyrt bt rt sro zoo spzoo jsc ojsc cjsc pjsc pao
  oao ooo zao tov too kk gk bhd sdn tbk pt cv rl de ltda eireli me epp the group groep gruppe holding
  holdings cooperatief vof stichting intl international global worldwide enterprises`
    .trim()
    .split(/\s+/),
);

/** Countries and parts of the world that stand behind a company's name. */
const places = new Set(
  `usa us u s america americas canada uk europe emea asia apac pacific africa germany deutschland france
  netherlands nederland belgium belgique switzerland schweiz suisse austria osterreich italy italia spain
  espana portugal ireland sweden sverige norway norge denmark danmark finland poland polska czech hungary
  romania bulgaria greece hellas turkey russia ukraine india china japan korea singapore malaysia thailand
  indonesia philippines australia zealand brasil brazil mexico chile colombia argentina peru israel north
  south hong kong taiwan luxembourg slovakia slovenia croatia serbia estonia latvia lithuania`
    .trim()
    .split(/\s+/),
);

/** The words of a name that are neither legal form nor country: `sky uk limited` → `sky`. */
export function coreOf(words: readonly string[]): readonly string[] {
  let end = words.length;
  const isForm = (word: string | undefined) =>
    word !== undefined && (word.length === 1 || forms.has(word) || places.has(word));
  while (end > 1 && isForm(words[end - 1])) end--;
  const start = end > 1 && words[0] === "the" ? 1 : 0;
  return words.slice(start, end);
}

/** Removes legal form and country for display: `ASML Netherlands B.V.` is `ASML Netherlands`. */
const spoken = new Set(
  `inc incorporated corp corporation co company ltd limited llc llp lp plc pte pty pvt gmbh ag kg kgaa se
  mbh ohg nv bv sa sas sasu sarl srl spa sl slu sau sca scrl ab oy oyj as asa aps hf ehf sia uab ou doo dd
  ad ead eood ood kft zrt nyrt sro jsc ojsc cjsc pjsc pao oao ooo zao tov too kk bhd sdn tbk ltda eireli`
    .trim()
    .split(/\s+/),
);

/** Whether a piece of a name, dots and all, is a legal form: `B.V.`, `Inc.`, `S.p.A.`. */
export const isLegalForm = (piece: string): boolean =>
  spoken.has(foldName(piece).replaceAll(" ", ""));

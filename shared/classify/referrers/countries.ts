/** Country codes as they are in domains: ISO 3166-1, with `uk`, `eu`, `su` and `ac`. */
const codes =
  "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo bq br bs bt " +
  "bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es " +
  "et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu " +
  "id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt " +
  "lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no " +
  "np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si " +
  "sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us " +
  "uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw";

const countries: ReadonlySet<string> = new Set(codes.split(" "));

/** What stands between a name and its country: `google.co.uk`, `google.com.br`. */
const secondLevel: ReadonlySet<string> = new Set(["co", "com", "org", "net", "ne", "or", "edu"]);

/** Endings without a country that a name with many endings may have. */
const generic: ReadonlySet<string> = new Set(["com", "org", "net", "cat", "info"]);

export const isCountry = (label: string): boolean => countries.has(label);

/** How many of the last labels are an ending that `name.{}` stands for: 0, 1 or 2. */
export function endingOf(labels: readonly string[]): 0 | 1 | 2 {
  const last = labels.at(-1) ?? "";
  if (generic.has(last)) return 1;
  if (!isCountry(last)) return 0;
  return secondLevel.has(labels.at(-2) ?? "") ? 2 : 1;
}

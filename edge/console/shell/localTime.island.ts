/** Shows times in the browser's zone. Without it they stay in UTC, and say so. */
export const localTimeIsland = /* js */ `
const date = { day: "numeric", month: "short", year: "numeric" };
const time = { hour: "2-digit", minute: "2-digit" };
const formatOf = (options) => new Intl.DateTimeFormat("en-GB", options);
const formats = {
  time: formatOf(time),
  day: formatOf({ weekday: "long", ...date, month: "long" }),
  datetime: formatOf({ ...date, ...time }),
};
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

const localize = (within) => {
  for (const element of within.querySelectorAll("time[data-format]")) {
    const at = new Date(element.dateTime);
    const { format } = element.dataset;
    if (format === "ago") element.title = formats.datetime.format(at);
    else element.textContent = formats[format].format(at);
  }
  let before;
  for (const day of within.querySelectorAll(".day")) {
    day.hidden = day.textContent === before;
    before = day.textContent;
  }
  for (const element of within.querySelectorAll("[data-zone]")) {
    element.textContent = zone.replaceAll("_", " ");
  }
};
localize(document);
document.addEventListener("leadlight:refreshed", (event) => localize(event.target));
`;

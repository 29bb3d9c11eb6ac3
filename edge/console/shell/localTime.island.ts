import { timeFormats } from "./timeFormats.ts";

/** Shows times in the browser's zone. Without it they stay in UTC, and the page says so. */
const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
const formats = timeFormats(timeZone);
const isFormat = (name: string | undefined): name is keyof typeof formats =>
  name !== undefined && Object.hasOwn(formats, name);

function localize(within: ParentNode) {
  for (const element of within.querySelectorAll<HTMLTimeElement>("time[data-format]")) {
    const at = new Date(element.dateTime);
    const { format } = element.dataset;
    if (format === "ago") element.title = formats.datetime.format(at);
    else if (isFormat(format)) element.textContent = formats[format].format(at);
  }
  let before: string | null = null;
  for (const day of within.querySelectorAll<HTMLElement>(".day")) {
    day.hidden = day.textContent === before;
    before = day.textContent;
  }
  for (const element of within.querySelectorAll("[data-zone]")) {
    element.textContent = timeZone.replaceAll("_", " ");
  }
}

localize(document);
document.addEventListener("leadlight:refreshed", ({ target }) => {
  if (target instanceof Element) localize(target);
});

/**
 * What real sites do, each as a page, what a visitor does on it, and the events that are right: for Chromium in the
 * tests, for three engines by `npm run soak -- field`.
 */
import type { BrowserEvent } from "../../../shared/wire/event.ts";
import type { Tab } from "../engine.ts";

export interface FieldCase {
  readonly name: string;
  /** Inside the body; the tag is in the head. */
  readonly body: string;
  /** Attributes of the tag. */
  readonly tag?: string;
  /** In the head, before the tag. */
  readonly head?: string;
  /** Attributes of the second tag; without it there is none. */
  readonly signals?: string;
  readonly act: (tab: Tab) => Promise<unknown>;
  /** The kinds of event that the case is about. */
  readonly of: BrowserEvent["type"];
  /** What is right of them, in the order in which they come. */
  readonly expected: readonly unknown[];
}

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
const click = (selector: string) => (tab: Tab) => tab.click(selector);
const twice = (selector: string) => async (tab: Tab) => {
  await tab.click(selector);
  await wait(400);
  await tab.click(selector);
};

const form = (attributes: string, inside: string, script = "") =>
  `<form ${attributes}>${inside}<button id="go">Send</button><p></p></form><script>
    const form = document.querySelector("form");
    ${script}
  </script>`;
const stopped = (then: string) =>
  `form.addEventListener("submit", (event) => { event.preventDefault(); ${then} });`;
const mail = `<input name="email" value="a@b.example">`;

const forms: readonly FieldCase[] = [
  {
    name: "a form that the browser sends counts",
    body: form(`name="contact" action="/files/a"`, mail),
    act: click("#go"),
    of: "form_submit",
    expected: ["contact"],
  },
  {
    name: "a form that the page's own check turned down counts never, however often it is tried",
    body: form(
      `name="contact" novalidate`,
      mail,
      stopped(`form.querySelector("p").textContent = "Please fill in your address.";`),
    ),
    act: twice("#go"),
    of: "form_submit",
    expected: [],
  },
  {
    name: "a step of several is no form",
    body: form(
      `name="demo"`,
      mail,
      stopped(`form.querySelector("p").textContent = "Step 2 of 3";`),
    ),
    act: click("#go"),
    of: "form_submit",
    expected: [],
  },
  {
    name: "a form that the page sends itself counts when it stands there as before",
    body: form(
      `name="contact" novalidate`,
      `${mail}<div hidden><input name="vat" required></div>`,
      stopped("window.sent = 1;"),
    ),
    act: click("#go"),
    of: "form_submit",
    expected: ["contact"],
  },
  {
    name: "a form that gives way to thanks counts",
    body: form(`name="contact"`, mail, stopped(`form.outerHTML = "<p>Thank you</p>";`)),
    act: click("#go"),
    of: "form_submit",
    expected: ["contact"],
  },
  {
    name: "form.submit() counts",
    body: form(
      `id="contact" action="/files/a"`,
      mail,
      `document.getElementById("go").type = "button"; document.getElementById("go").onclick = () => form.submit();`,
    ),
    act: click("#go"),
    of: "form_submit",
    expected: ["contact"],
  },
  {
    name: "the same form sent twice in a view is one",
    body: form(`name="contact"`, mail, stopped("")),
    act: twice("#go"),
    of: "form_submit",
    expected: ["contact"],
  },
  {
    name: "what closes a dialog is no form",
    body: `<dialog open><form method="dialog"><button id="go">Close</button></form></dialog>`,
    act: click("#go"),
    of: "form_submit",
    expected: [],
  },
  {
    name: "a search is no form",
    body: form(`role="search" action="/files/s"`, `<input name="s" value="prices">`),
    act: click("#go"),
    of: "form_submit",
    expected: [],
  },
  {
    name: "a cart is no form",
    body: form(`class="cart" method="post"`, "", stopped("")),
    act: click("#go"),
    of: "form_submit",
    expected: [],
  },
  {
    name: "a form that says off is left out",
    body: form(`data-leadlight-form="off" action="/files/a"`, mail),
    act: click("#go"),
    of: "form_submit",
    expected: [],
  },
  {
    name: "a submission that was made up is none",
    body: form(`name="contact"`, mail),
    act: (tab) => tab.run(() => document.querySelector("form")?.dispatchEvent(new Event("submit"))),
    of: "form_submit",
    expected: [],
  },
  {
    name: "a form in a shadow root counts",
    body: `<div id="host"></div><script>
      const root = document.getElementById("host").attachShadow({ mode: "open" });
      root.innerHTML = '<form name="contact"><input name="email" value="a@b.example"><button>Send</button></form>';
      root.querySelector("form").onsubmit = (event) => event.preventDefault();
      window.send = () => { root.querySelector("input").focus(); root.querySelector("button").click(); };
    </script>`,
    act: (tab) => tab.run(() => (window as never as { send(): void }).send()),
    of: "form_submit",
    expected: ["contact"],
  },
  {
    name: "the fields that a form lists say who its visitor is",
    body: form(
      `name="demo" data-leadlight-identify="email company=your-company"`,
      `${mail}<input name="your-company" value="Acme"><input name="secret" value="s3cret">`,
      stopped(""),
    ),
    signals: `data-signals="identify"`,
    act: click("#go"),
    of: "identify",
    expected: [{ email: "a@b.example", company: "Acme" }],
  },
];

const links: readonly FieldCase[] = [
  {
    name: "a link that the page stopped is no download",
    body: `<a id="go" href="/files/a.pdf" onclick="event.preventDefault()">PDF</a>`,
    act: click("#go"),
    of: "file_download",
    expected: [],
  },
  {
    name: "a file that is named in a query is a download",
    body: `<a id="go" href="/files/get?file=brochure.pdf">PDF</a>`,
    act: click("#go"),
    of: "file_download",
    expected: ["/brochure.pdf"],
  },
  {
    name: "a link that shares a file is no download",
    body: `<a id="go" href="/files/share?url=https://www.acme.example/a.pdf">Share</a>`,
    act: click("#go"),
    of: "file_download",
    expected: [],
  },
  {
    name: "of a link to data nothing but its name leaves the page",
    body: `<a id="go" href="data:text/csv,Name%2CSalary" download="report.csv">Report</a>`,
    act: click("#go"),
    of: "file_download",
    expected: ["/report.csv"],
  },
];

const views: readonly FieldCase[] = [
  {
    name: "a route has the type that comes late, not that of the route before",
    head: `<meta name="page-type" content="pricing">`,
    body: `<button id="go">Careers</button><script>
      document.getElementById("go").onclick = () => {
        history.pushState({}, "", "/jobs/42");
        setTimeout(() => { document.querySelector("meta[name=page-type]").content = "careers"; }, 500);
      };
    </script>`,
    act: async (tab) => {
      await wait(1_200);
      await tab.click("#go");
      await wait(1_000);
    },
    of: "page_view",
    expected: ["/ pricing", "/jobs/42 careers"],
  },
  {
    name: "a route that a router replaces after a click is one view",
    body: `<button id="go" onclick="history.pushState({}, '', '/a'); setTimeout(() => history.replaceState({}, '', '/b'), 30)">Go</button>`,
    act: async (tab) => {
      await wait(1_200);
      await tab.click("#go");
      await wait(500);
    },
    of: "page_view",
    expected: ["/", "/b"],
  },
  {
    name: "a hidden frame of the site itself is no view",
    body: `<iframe src="/frame" hidden></iframe>`,
    act: () => wait(300),
    of: "page_view",
    expected: ["/"],
  },
  {
    name: "words in a path stay, tokens and addresses do not",
    body: `<button id="go">Go</button>`,
    act: async (tab) => {
      for (const path of ["/services/24x7-managed-it-support", "/r/jane%2540acme.example"]) {
        // What a page changes by itself in its first second is the same view.
        await wait(1_200);
        await tab.run((to) => history.pushState({}, "", to), path);
      }
    },
    of: "page_view",
    expected: ["/", "/services/24x7-managed-it-support", "/r/*"],
  },
];

export const fieldCases: readonly FieldCase[] = [...forms, ...links, ...views];

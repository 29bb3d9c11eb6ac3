import type { Child } from "hono/jsx";

const tabs = [
  { href: "/console/model", title: "Published" },
  { href: "/console/model/edit", title: "Draft" },
  { href: "/console/model/preview", title: "Preview" },
  { href: "/console/model/history", title: "History" },
] as const;

interface ModelHeadProps {
  readonly title: string;
  readonly current: (typeof tabs)[number]["title"];
  readonly children?: Child;
}

/** Title and tabs of the pages about the model; `children` are the buttons beside the title. */
export const ModelHead = ({ title, current, children }: ModelHeadProps) => (
  <>
    <div class="page-head">
      <h1>{title}</h1>
      {children && <div class="actions">{children}</div>}
    </div>
    <nav class="tabs" aria-label="Scoring model">
      {tabs.map((tab) => (
        <a href={tab.href} class="tab" aria-current={tab.title === current ? "page" : undefined}>
          <span class="tab-title">{tab.title}</span>
        </a>
      ))}
    </nav>
  </>
);

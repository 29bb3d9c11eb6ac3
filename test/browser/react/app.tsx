/** @jsxImportSource react */
/** A page as a server renders it and a browser hydrates it. */

import {
  ForSegment,
  ForTier,
  LeadlightProvider,
  type ServerLead,
  useLead,
  useTrack,
} from "leadlight/react";
import type { Signal } from "leadlight/signals";
import { Suspense, use } from "react";
import type { Config } from "../../../sdk/index.ts";

/** What the server sends to the browser, beside the markup. */
export interface Given {
  readonly lead?: ServerLead;
  /** Without them the page has a script tag. */
  readonly options?: Config;
  /** Origin of the script tag. */
  readonly tag?: string;
}

/** Lists of tiers, for components and attributes side by side. */
export const lists = ["hot", "hot warm", " warm\n cold", "cold", "", "hotter", "disqualified"];

/** Lists of segments, likewise. */
const segmentLists = ["a", "b c", "a b"];

const onPress: Signal = (report) => {
  addEventListener("click", () => report({ type: "custom", name: "press" }));
};

export function App({ given, late }: { readonly given: Given; readonly late: Promise<string> }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <title>React</title>
        {given.tag && <script async src={`${given.tag}/leadlight.js`} data-site="acme" />}
      </head>
      <body data-given={JSON.stringify(given)}>
        <LeadlightProvider options={given.options} lead={given.lead} signals={[onPress]}>
          <Hero />
          <LeadState />
          <Suspense fallback="Loading">
            <Late text={late} />
          </Suspense>
          {lists.map((list) => (
            <SideBySide key={list} list={list} />
          ))}
          {segmentLists.map((list) => (
            <SegmentsSideBySide key={list} list={list} />
          ))}
        </LeadlightProvider>
        <LeadlightProvider options={given.options} lead={given.lead} signals={[onPress]}>
          <aside>
            <ForTier tier="hot" fallback="aside for everybody">
              aside for hot
            </ForTier>
          </aside>
        </LeadlightProvider>
      </body>
    </html>
  );
}

function Hero() {
  const track = useTrack();
  return (
    <h1>
      <ForTier tier="hot" fallback="For everybody">
        <button type="button" onClick={() => track("hero_clicked", { seats: 40 })}>
          For hot
        </button>
      </ForTier>
    </h1>
  );
}

function LeadState() {
  const lead = useLead();
  return (
    <p id="lead-state">
      {JSON.stringify(lead)}
      <ForSegment segment="reads_prices">, reads prices</ForSegment>
    </p>
  );
}

function Late({ text }: { readonly text: Promise<string> }) {
  return (
    <p id="late">
      {use(text)}
      <ForTier tier="hot" fallback=" for everybody">
        {" for hot"}
      </ForTier>
    </p>
  );
}

function SideBySide({ list }: { readonly list: string }) {
  return (
    <>
      <ForTier tier={list}>
        <i className="component">show {list}</i>
      </ForTier>
      <ForTier not={list}>
        <i className="component">hide {list}</i>
      </ForTier>
      <i className="attribute" data-leadlight-show={list}>
        show {list}
      </i>
      <i className="attribute" data-leadlight-hide={list}>
        hide {list}
      </i>
    </>
  );
}

function SegmentsSideBySide({ list }: { readonly list: string }) {
  const named = list.replaceAll(/\w+/g, "segment:$&");
  return (
    <>
      <ForSegment segment={list}>
        <i className="component">show in {list}</i>
      </ForSegment>
      <ForSegment not={list}>
        <i className="component">hide in {list}</i>
      </ForSegment>
      <i className="attribute" data-leadlight-show={named}>
        show in {list}
      </i>
      <i className="attribute" data-leadlight-hide={named}>
        hide in {list}
      </i>
    </>
  );
}

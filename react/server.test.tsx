/** @jsxImportSource react */
/** Rendering on a server. */
import type { ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { ForSegment } from "./forSegment.ts";
import { ForTier } from "./forTier.ts";
import type { ServerLead } from "./lead.ts";
import { LeadlightProvider } from "./leadlightProvider.ts";
import { useLead } from "./useLead.ts";
import { useTrack } from "./useTrack.ts";

const { init } = vi.hoisted(() => ({ init: vi.fn() }));
vi.mock("leadlight", () => ({ init }));

const options = { site: "acme", endpoint: "https://leads.example.com" };
const LeadText = () => JSON.stringify(useLead());
const Tracks = () => {
  useTrack()("seen");
  return "tracked";
};

const render = (children: ReactNode, lead?: ServerLead) =>
  renderToString(
    <LeadlightProvider options={options} lead={lead}>
      {children}
    </LeadlightProvider>,
  );

describe("<ForTier> on a server", () => {
  it.each([
    ["hot", { tier: "hot" }, "yes"],
    ["hot", { tier: "hot warm" }, "yes"],
    ["hot", { tier: " warm\n\thot " }, "yes"],
    ["hot", { tier: "hotter" }, "no"],
    ["hot", { tier: "" }, "no"],
    ["hot", { not: "warm" }, "yes"],
    ["hot", { not: "cold hot" }, "no"],
    ["hot", { tier: "hot warm", not: "hot" }, "no"],
    ["hot", {}, "yes"],
  ])("renders for %s of %o: %s", (tier, props, seen) => {
    const html = render(
      <ForTier {...props} fallback="no">
        yes
      </ForTier>,
      { tier },
    );
    expect(html).toBe(seen);
  });

  it("renders the fallback where the server knows nothing, also for all but one", () => {
    const props = [{ tier: "cold" }, { not: "hot" }, {}];
    for (const each of props) {
      const part = (
        <ForTier {...each} fallback="for all others">
          some
        </ForTier>
      );
      expect(render(part)).toBe("for all others");
    }
    expect(render(<ForTier tier="cold">some</ForTier>)).toBe("");
  });
});

describe("<ForSegment> on a server", () => {
  it.each([
    [["a", "b"], { segment: "b c" }, "yes"],
    [["a"], { segment: "b c" }, "no"],
    [["a"], { not: "a" }, "no"],
    [[], { not: "a" }, "yes"],
    [undefined, { not: "a" }, "no"],
    [undefined, { segment: "a" }, "no"],
  ])("renders for %o of %o: %s", (segments, props, seen) => {
    const html = render(
      <ForSegment {...props} fallback="no">
        yes
      </ForSegment>,
      { tier: "warm", segments },
    );
    expect(html).toBe(seen);
  });
});

describe("useLead on a server", () => {
  const rendered = (lead?: ServerLead) =>
    JSON.parse(render(<LeadText />, lead).replaceAll("&quot;", '"'));

  it("is the lead that the server passes", () => {
    expect(rendered({ tier: "hot" })).toEqual({
      tier: "hot",
      score: null,
      segments: null,
      isKnown: true,
    });
    const all = { tier: "warm", score: 42, segments: ["a"] };
    expect(rendered(all)).toEqual({ ...all, isKnown: true });
  });

  it("is empty without a lead", () => {
    expect(rendered()).toEqual({ tier: null, score: null, segments: null, isKnown: false });
  });

  it("says what is missing without a provider", () => {
    expect(() => renderToString(<LeadText />)).toThrow(
      "useLead: put a <LeadlightProvider> around the page",
    );
  });
});

it("starts nothing on a server, though a component tracks while it renders", () => {
  expect(render(<Tracks />, { tier: "cold" })).toBe("tracked");
  const joined = renderToString(
    <LeadlightProvider>
      <Tracks />
    </LeadlightProvider>,
  );
  expect(joined).toBe("tracked");
  expect(init).not.toHaveBeenCalled();
});

import { describe, expect, it } from "vitest";
import { textOf, view, visitorOf } from "../console.fixture.ts";
import { editor, fieldOf, priced, publish } from "./editor.fixture.ts";

describe("publishing", () => {
  it("asks first, shows the changes, and then scores every lead with it", async () => {
    const { collect, save, read, publishDraft } = await editor();
    await collect(visitorOf(1), [view("/pricing")]);
    await save(priced(70));
    const asked = textOf(await read(publish));
    expect(asked).toContain("Publish version 1");
    expect(asked).toMatch(/Viewed the pricing page pricing_page points 10 → 70/);
    const answer = await publishDraft("Pricing counts");
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/console/model"]);
    expect(textOf(await read("/console/model"))).toContain(
      "Version 1 by test, just now Pricing counts",
    );
    expect(textOf(await read("/console/leads"))).toContain("70 behavior + 0 fit hot MQL");
    expect(textOf(await read("/console/model"))).toContain(
      "1 lead changed stage because of this version",
    );
  });

  it("publishes once when the button is pressed twice", async () => {
    const { save, read, post } = await editor();
    await save(priced(70));
    const tag = fieldOf(await read(publish), "tag");
    expect((await post(publish, { tag })).status).toBe(303);
    const again = await post(publish, { tag });
    expect(again.status).toBe(409);
    expect(textOf(await again.text())).toContain("This draft was changed by someone else");
  });
});

describe("the history", () => {
  it("explains itself while no version is published", async () => {
    const { read } = await editor();
    expect(textOf(await read("/console/model/history"))).toContain("No version is published yet");
  });

  it("lists versions with author and note, shows their changes, and restores one", async () => {
    const { collect, save, read, post, get, publishDraft } = await editor();
    await collect(visitorOf(1), [view("/pricing")]);
    for (const points of [20, 70]) {
      await save(priced(points));
      await publishDraft(`to ${points}`);
    }
    const history = textOf(await read("/console/model/history"));
    expect(history).toMatch(/Version 2 by test, just now to 70 Live .* Version 1 .* to 20/);
    const page = await read("/console/model/versions/1");
    expect(textOf(page)).toMatch(/Changes to the default model .* points 10 → 20/);
    expect(textOf(page)).toMatch(/Restore .* points 70 → 20/);
    const back = await post("/console/model/versions/1/rollback", {
      ...{ tag: fieldOf(page, "tag"), note: "Too much" },
    });
    expect(back.headers.get("location")).toBe("/console/model");
    expect(textOf(await read("/console/model"))).toContain(
      "Version 3 by test, just now , restores version 1 Too much",
    );
    expect(textOf(await read("/console/leads"))).toContain("20 behavior + 0 fit");
    expect((await get("/console/model/versions/99")).status).toBe(404);
    expect((await get("/console/model/versions/x")).status).toBe(404);
  });
});

/** Adds slice after slice to a preview, as pressing its button again and again would. */
const region = document.querySelector<HTMLElement>("[data-preview]");
if (region !== null) {
  addSlices(region).catch(() => {
    // The button sends the same form, and its answer shows the error.
    region.querySelector(".needs-no-js")?.classList.remove("needs-no-js");
  });
}

async function addSlices(region: HTMLElement): Promise<void> {
  for (;;) {
    const form = region.querySelector<HTMLFormElement>("[data-preview-next]");
    if (form === null) return;
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) body.append(name, String(value));
    const answer = await fetch(location.href, { method: "POST", body });
    // The model changed or the session has ended.
    if (answer.redirected) return location.reload();
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-preview]");
    if (fresh === null) throw new Error("The answer has no preview.");
    region.replaceChildren(...fresh.childNodes);
    region.dispatchEvent(new Event("leadlight:refreshed", { bubbles: true }));
  }
}

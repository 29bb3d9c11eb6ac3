/** Adds slice after slice to a preview, as pressing its button again and again would. */
export const previewIsland = /* js */ `
const region = document.querySelector("[data-preview]");
if (region === null) return;

const goOn = async () => {
  const form = region.querySelector("[data-preview-next]");
  if (form === null) return;
  const body = new URLSearchParams(new FormData(form));
  const answer = await fetch(location.href, { method: "POST", body });
  // The model changed or the session has ended.
  if (answer.redirected) return location.reload();
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  region.replaceChildren(...page.querySelector("[data-preview]").childNodes);
  region.dispatchEvent(new Event("leadlight:refreshed", { bubbles: true }));
  await goOn();
};
goOn().catch(() => {
  // The button does the same, and tells what is wrong.
  region.querySelector(".needs-no-js")?.classList.remove("needs-no-js");
});
`;

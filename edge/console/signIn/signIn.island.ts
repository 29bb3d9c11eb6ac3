/**
 * Signs in from a link such as `/console/sign-in#key=ll_…`. A browser never sends a fragment to a server,
 * and this removes it from the address first. The form is submitted at once on localhost only: on another
 * host, a link from an attacker could sign a person into the attacker's console (login CSRF), so there the
 * person presses the button.
 */
const form = document.querySelector<HTMLFormElement>("[data-sign-in]");

function takeKey() {
  const key = /^#key=(ll_[\w-]+)$/.exec(location.hash)?.[1];
  const field = form?.querySelector<HTMLInputElement>("[name=key]");
  if (!form || !field || key === undefined) return;
  history.replaceState(null, "", location.pathname + location.search);
  field.value = key;
  if (/^(localhost|127(\.\d+){3}|\[::1\])$/.test(location.hostname)) form.requestSubmit();
  else form.querySelector("button")?.focus();
}

addEventListener("hashchange", takeKey);
takeKey();

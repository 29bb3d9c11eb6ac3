/**
 * Signs in from a link such as `/console/sign-in#key=ll_…`. A fragment is never sent to a server nor
 * logged by one, and it is gone from the address before anything else happens. Only on one's own
 * machine is the form sent at once: elsewhere somebody else's link could sign a person into somebody
 * else's console (login CSRF), so there the button waits.
 */
export const signInIsland = /* js */ String.raw`
const form = document.querySelector("[data-sign-in]");
const take = () => {
  const key = /^#key=(ll_[\w-]+)$/.exec(location.hash)?.[1];
  if (form === null || key === undefined) return;
  history.replaceState(null, "", location.pathname + location.search);
  form.elements.key.value = key;
  if (/^(localhost|127(\.\d+){3}|\[::1\])$/.test(location.hostname)) form.requestSubmit();
  else form.querySelector("button").focus();
};
addEventListener("hashchange", take);
take();
`;

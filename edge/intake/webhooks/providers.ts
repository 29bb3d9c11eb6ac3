import { form } from "./form.ts";
import { mailchimp } from "./mailchimp.ts";
import { mailgun } from "./mailgun.ts";
import { mandrill } from "./mandrill.ts";
import type { Provider } from "./provider.ts";
import { sendgrid } from "./sendgrid.ts";
import { tally } from "./tally.ts";
import { typeform } from "./typeform.ts";
import { webflow } from "./webflow.ts";

/** Every provider, by its name in the API and in the database. */
export const providers: Readonly<Record<string, Provider>> = {
  sendgrid,
  mailgun,
  mailchimp,
  mandrill,
  form,
  typeform,
  tally,
  webflow,
};

/** `null` for an unknown name. */
export const providerOf = (name: string): Provider | null =>
  Object.hasOwn(providers, name) ? (providers[name] as Provider) : null;

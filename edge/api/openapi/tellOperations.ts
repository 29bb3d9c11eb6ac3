import { eventsOrder, eventsTaken, linksMade, linksOrder } from "../../../shared/api/orders.ts";
import type { Operation } from "./operation.ts";

/** What happened elsewhere: events of back ends, and newsletters. */
export const tellOperations: readonly Operation[] = [
  {
    method: "post",
    path: "/v1/events",
    id: "tellEvents",
    summary: "What a back end knows of people: mails, webinars, whatever a CRM has",
    scope: "write",
    body: eventsOrder,
    answers: { 200: { description: "Good events are taken beside bad ones", schema: eventsTaken } },
    problems: ["invalid-json", "invalid-body", "no-valid-event", "body-too-large"],
  },
  {
    method: "post",
    path: "/v1/newsletter/links",
    id: "makeLinks",
    summary: "Signed links and pixels for the recipients of a newsletter",
    scope: "write",
    body: linksOrder,
    answers: { 200: { description: "One entry a recipient", schema: linksMade } },
    problems: ["invalid-body", "unknown-site", "body-too-large"],
  },
  {
    method: "get",
    path: "/v1/newsletter/open/{token}",
    id: "openedNewsletter",
    summary: "The pixel of a newsletter",
    answers: { 200: { description: "One transparent pixel", mediaType: "image/gif" } },
    problems: ["invalid-link"],
  },
  {
    method: "get",
    path: "/v1/newsletter/click/{token}",
    id: "clickedNewsletter",
    summary: "A link of a newsletter: counts, and leads on",
    answers: { 302: { description: "To the address that was signed" } },
    problems: ["invalid-link"],
  },
];

import * as z from "zod";
import {
  inboundList,
  inboundMade,
  inboundOrder,
  inboundTaken,
} from "../../../shared/api/inbound.ts";
import type { Operation } from "./operation.ts";

/** Webhooks of e-mail and form tools. */
export const inboundOperations: readonly Operation[] = [
  {
    method: "get",
    path: "/v1/inbound",
    id: "listInbound",
    summary: "Addresses for webhooks, oldest first, without their secrets",
    scope: "read",
    answers: { 200: { description: "All of the site", schema: inboundList } },
    problems: [],
  },
  {
    method: "post",
    path: "/v1/inbound",
    id: "makeInbound",
    summary: "Makes an address for the webhooks of an e-mail or form tool",
    scope: "write",
    body: inboundOrder,
    answers: {
      201: { description: "Made: what is to be entered at the vendor", schema: inboundMade },
    },
    problems: ["invalid-body", "body-too-large"],
  },
  {
    method: "delete",
    path: "/v1/inbound/{id}",
    id: "removeInbound",
    summary: "Nothing is taken at this address any more, within half a minute",
    scope: "write",
    answers: { 204: { description: "Done" } },
    problems: ["unknown-inbound", "body-too-large"],
  },
  {
    method: "get",
    path: "/v1/inbound/{id}",
    id: "answerVendor",
    summary: "For vendors that look whether anybody is there before they send",
    answers: {
      200: { description: "Somebody is", schema: z.strictObject({ ok: z.literal(true) }) },
    },
    problems: ["unknown-inbound"],
  },
  {
    method: "post",
    path: "/v1/inbound/{id}",
    id: "receiveWebhook",
    summary: "Takes a webhook, in its vendor's shape; its signature vouches for it",
    answers: {
      200: { description: "Good rows are taken beside bad ones", schema: inboundTaken },
    },
    problems: ["unknown-inbound", "forged-webhook", "invalid-body", "body-too-large"],
  },
];

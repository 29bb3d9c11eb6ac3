import { expect, it } from "vitest";
import { sendgrid } from "./sendgrid.ts";

/** The example in the tests of SendGrid's own library (sendgrid-nodejs, packages/eventwebhook). */
const published = {
  secret:
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g==",
  signature:
    "MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM=",
  timestamp: "1600112502",
  body: `${JSON.stringify([
    {
      email: "hello@world.com",
      event: "dropped",
      reason: "Bounced Address",
      sg_event_id: "ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA",
      sg_message_id: "LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0",
      "smtp-id": "<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>",
      timestamp: 1600112492,
    },
  ])}\r\n`,
};

it("accepts the signature that SendGrid published, but not for another body", async () => {
  const { secret, signature, timestamp, body } = published;
  const verify = (text: string) =>
    sendgrid.verify(
      {
        url: new URL("https://leadlight.test/"),
        headers: new Headers({
          "x-twilio-email-event-webhook-signature": signature,
          "x-twilio-email-event-webhook-timestamp": timestamp,
        }),
        body: text,
        now: 1_600_112_600_000,
      },
      secret,
    );
  expect(sendgrid.secret.safeParse(secret).success).toBe(true);
  expect(await verify(body)).toMatchObject({ ok: true });
  expect(await verify(body.trimEnd())).toMatchObject({ ok: false });
});

import type { Child } from "hono/jsx";
import { textOfKey } from "../../handoffs/deliveryKey.ts";
import type { Delivery } from "../../ports/handoffs.ts";
import { formatCount } from "../shell/format.ts";
import { Time } from "../shell/time.tsx";

const states = { sent: "sent", waiting: "waiting", dead: "failed" } as const;

/** One destination of an alert: its state, its last error, and a button to send it again. */
export const DeliveryLine = ({ delivery }: { readonly delivery: Delivery }) => {
  const { state, destination, attempts, lastError } = delivery;
  return (
    <li class={`delivery is-${state}`}>
      <span class="delivery-state">{states[state]}</span>
      <span class="delivery-to">
        <b>{destination}</b>
        <span class="detail">{detailOf(delivery)}</span>
        {lastError !== null && <span class="detail is-fault">{lastError}</span>}
      </span>
      {(state === "dead" || attempts > 0) && state !== "sent" && (
        <form method="post" action={`/console/handoffs/${textOfKey(delivery)}/resend`}>
          <button type="submit">{state === "dead" ? "Send again" : "Retry now"}</button>
        </form>
      )}
    </li>
  );
};

function detailOf({ state, attempts, dueAt, sentAt }: Delivery): Child {
  const tried = attempts > 1 ? `, ${attempts} attempts` : "";
  if (state === "sent" && sentAt !== null) {
    return (
      <>
        <Time at={sentAt} format="datetime" />
        {tried}
      </>
    );
  }
  if (state === "dead") return `after ${formatCount(attempts, "attempt")}`;
  return (
    <>
      {attempts === 0 ? "from " : `${formatCount(attempts, "attempt")}, next `}
      <Time at={dueAt} format="datetime" />
    </>
  );
}

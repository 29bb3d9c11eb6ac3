import { eventInWords } from "../../../shared/events/eventInWords.ts";
import type { LeadId } from "../../../shared/identity/ids.ts";
import type { CompiledModel } from "../../../shared/model/compile.ts";
import { occurrenceOf } from "../../../shared/profile/occurrence.ts";
import { formatDuration } from "../../../shared/time/formatDuration.ts";
import type { StoredEvent } from "../../ports/lead.ts";
import { formatCount, formatTime } from "../shell/format.ts";
import { Time } from "../shell/time.tsx";
import { EventIcon } from "./eventIcon.tsx";
import { type TimelineEntry, type Visit, visitsOf } from "./visits.ts";

interface TimelineProps {
  readonly lead: LeadId;
  readonly events: readonly StoredEvent[];
  readonly compiled: CompiledModel;
  /** Older events have a lower `seq` than this; `null` when there are none. */
  readonly older: number | null;
  readonly isNewest: boolean;
}

/** What the lead did, newest first, by day and visit. */
export function Timeline({ lead, events, compiled, older, isNewest }: TimelineProps) {
  const visits = visitsOf(events);
  return (
    <section class="panel timeline" aria-labelledby="timeline-title">
      <div class="panel-head">
        <h2 id="timeline-title">Timeline</h2>
        <p class="muted">
          <span data-zone>UTC</span>
        </p>
      </div>
      {visits.map((visit, index) => (
        <VisitItem visit={visit} before={visits[index - 1]} compiled={compiled} />
      ))}
      {visits.length === 0 && <p class="nothing">No events here.</p>}
      <p class="pager">
        {!isNewest && (
          <a class="button" href={`/console/leads/${lead}`}>
            Newest events
          </a>
        )}
        {older !== null && (
          <a class="button" href={`/console/leads/${lead}?before=${older}#timeline-title`}>
            Older events
          </a>
        )}
      </p>
    </section>
  );
}

interface VisitItemProps {
  readonly visit: Visit;
  readonly before: Visit | undefined;
  readonly compiled: CompiledModel;
}

/*
 * Every visit has its day; the same day twice in a row is hidden. In the browser's zone days begin at
 * another hour, so `localTime.island.ts` decides again which days to hide.
 */
function VisitItem({ visit, before, compiled }: VisitItemProps) {
  const { startMs, endMs, onSite, entries } = visit;
  const isSameDay =
    before !== undefined && formatTime(before.startMs, "day") === formatTime(startMs, "day");
  return (
    <>
      <h3 class="day" hidden={isSameDay}>
        <Time at={startMs} format="day" />
      </h3>
      <div class="visit">
        <h4>
          {onSite ? "Visit" : "Off-site activity"} <Time at={startMs} format="time" />
          {endMs - startMs >= 60_000 && (
            <>
              –<Time at={endMs} format="time" />
            </>
          )}
          <span class="muted">
            {endMs - startMs >= 60_000 && ` · ${formatDuration(endMs - startMs)}`} ·{" "}
            {formatCount(entries.length, "event")}
          </span>
        </h4>
        <ol>
          {entries.map((entry) => (
            <EventItem entry={entry} compiled={compiled} />
          ))}
        </ol>
      </div>
    </>
  );
}

interface EventItemProps {
  readonly entry: TimelineEntry;
  readonly compiled: CompiledModel;
}

function EventItem({ entry: { event, engagedMs }, compiled }: EventItemProps) {
  const { says, object, detail = "" } = eventInWords(event);
  const duration = event.type === "page_view" && engagedMs > 0 ? formatDuration(engagedMs) : "";
  const details = [duration, detail].filter((part) => part !== "").join(" · ");
  const pageType =
    event.type === "page_view" ? compiled.meaningOf(occurrenceOf(event)).pageType : null;
  return (
    <li class={`event event-${event.type}`}>
      <EventIcon type={event.type} />
      <p>
        {says} {object !== undefined && <span class="object">{object}</span>}
        {pageType !== null && <span class="page-type">{pageType.replaceAll("_", " ")}</span>}
        {details !== "" && <span class="detail">{details}</span>}
      </p>
      <Time at={event.occurredAt} format="time" />
    </li>
  );
}

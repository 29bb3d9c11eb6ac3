import type { LeadErased } from "../shared/api/erasure.ts";
import type {
  InboundList,
  InboundListed,
  InboundMade,
  InboundOrder,
} from "../shared/api/inbound.ts";
import type { EventsPage, Explanation, LeadView } from "../shared/api/lead.ts";
import type { LeadField, ListedLead, ListParameters } from "../shared/api/leadList.ts";
import type { ModelOrder, ModelPage, ModelPublished, ModelState } from "../shared/api/model.ts";
import type {
  AdjustmentMade,
  AdjustmentOrder,
  EventsTaken,
  Identified,
  IdentifyOrder,
  ServerEventOrder,
} from "../shared/api/orders.ts";
import type { ModelDiff } from "../shared/preview/diffModels.ts";
import type { Preview } from "../shared/preview/preview.ts";
import type { CollectAnswer } from "../shared/wire/batch.ts";
import type { Event } from "../shared/wire/event.ts";
import { type ClientOptions, createSend, type Query } from "./request.ts";

/** Filters, sort and fields of a list; a list of words means one of them. */
export type LeadsQuery<Field extends LeadField = LeadField> = {
  readonly [Name in keyof Omit<ListParameters, "limit" | "fields" | "sort" | "cursor">]?:
    | string
    | readonly string[]
    | undefined;
} & {
  /** `-total`, the highest first, without it. */
  readonly sort?: NonNullable<ListParameters["sort"]>;
  /** Of a page: 50 without it, 200 at most. */
  readonly limit?: number;
  /** Only these; all without it. */
  readonly fields?: readonly Field[];
};

/** Events of one visitor of one site. */
export interface CollectBatch {
  /** The site's public key, as in `data-site`. */
  readonly site: string;
  /** 32 lowercase hex digits. */
  readonly visitor: string;
  readonly events: readonly Event[];
}

type Listed<Field extends LeadField> = Pick<ListedLead, Field>;

/**
 * A client of the API, for Node and Workers.
 *
 * @example
 * const leadlight = createClient({ url: "https://leadlight.acme.workers.dev", key: env.LEADLIGHT_KEY });
 * for await (const lead of leadlight.leads.iterate({ tier: "hot" })) console.log(lead.email, lead.total);
 */
export function createClient(options: ClientOptions) {
  const send = createSend(options);
  const read = async <Answer>(...call: Parameters<typeof send>): Promise<Answer> =>
    (await send(...call)).json() as Promise<Answer>;
  const leadPath = (id: string) => `/v1/leads/${encodeURIComponent(id)}`;

  const list = <Field extends LeadField = LeadField>(
    query: LeadsQuery<Field> & { readonly cursor?: string } = {},
  ) =>
    read<{ leads: Listed<Field>[]; next: string | null }>("GET", "/v1/leads", {
      query: query as Query,
    });

  return {
    leads: {
      /** One page; `next` is the `cursor` of the next. */
      list,
      /** Every lead, page after page, as far as somebody reads on. */
      async *iterate<Field extends LeadField = LeadField>(
        query: LeadsQuery<Field> = {},
      ): AsyncGenerator<Listed<Field>, void, undefined> {
        let cursor: string | undefined;
        do {
          const page = await list<Field>({ limit: 200, ...query, ...(cursor && { cursor }) });
          yield* page.leads;
          cursor = page.next ?? undefined;
        } while (cursor !== undefined);
      },
      /** The CSV export, as a stream. */
      csv: async (query: Omit<LeadsQuery, "sort" | "limit"> = {}): Promise<Response> =>
        send("GET", "/v1/leads.csv", { query: query as Query }),
    },

    /** One lead, by its id or one of its visitors'. */
    lead: (id: string) => read<LeadView>("GET", leadPath(id)),

    /** Erases a person for good; zeros the second time. The key needs the scope `privacy`. */
    erase: (id: string) => read<LeadErased>("DELETE", leadPath(id)),

    /** Why; also at a moment of the past: milliseconds since 1970, or ISO 8601. */
    explain: (id: string, query: { readonly at?: number | string } = {}) =>
      read<Explanation>("GET", `${leadPath(id)}/explain`, { query }),

    /** What it did, newest first; `before` of a page leads to the next. */
    events: (id: string, query: { readonly before?: number } = {}) =>
      read<EventsPage>("GET", `${leadPath(id)}/events`, { query }),

    /** Who somebody is, and facts about them. */
    identify: (order: IdentifyOrder) => read<Identified>("POST", "/v1/identify", { body: order }),

    /** What happened elsewhere: mails, webinars, a CRM. At most 200 events. */
    tell: (events: readonly ServerEventOrder[]) =>
      read<EventsTaken>("POST", "/v1/events", { body: { events } }),

    /** Gives or takes points by hand. */
    adjust: (id: string, order: AdjustmentOrder) =>
      read<AdjustmentMade>("POST", `${leadPath(id)}/adjustments`, { body: order }),

    /** Takes an adjustment back. */
    takeBack: async (id: string, name: string): Promise<void> => {
      await send("DELETE", `${leadPath(id)}/adjustments/${encodeURIComponent(name)}`);
    },

    /**
     * What a visitor did on the site's pages in the past, e.g. by a web server's log. The key needs the scope
     * `collect`; an event is refused on its own, the others of the batch are kept.
     */
    collect: (batch: CollectBatch) =>
      read<CollectAnswer>("POST", "/v1/collect", {
        query: { site: batch.site },
        body: { v: 1, visitor: batch.visitor, sentAt: Date.now(), events: batch.events },
      }),

    inbound: {
      /** Addresses for webhooks, oldest first, and what came in at each. The key needs `read`. */
      list: async (): Promise<readonly InboundListed[]> =>
        (await read<InboundList>("GET", "/v1/inbound")).sources,
      /** Makes one. Its address and secret are shown this once. */
      add: (order: InboundOrder) => read<InboundMade>("POST", "/v1/inbound", { body: order }),
      /** Nothing is taken there any more, within half a minute. */
      remove: async (id: string): Promise<void> => {
        await send("DELETE", `/v1/inbound/${encodeURIComponent(id)}`);
      },
    },

    model: {
      /** What scores the site, and the draft. */
      show: () => read<ModelState>("GET", "/v1/model"),
      /** What a model would change, a slice at a time; without a document, what the draft would. */
      preview: (order: ModelOrder) => read<Preview>("POST", "/v1/model/preview", { body: order }),
      /** Publishes a document. */
      publish: (order: ModelOrder & { readonly document: unknown }) =>
        read<ModelPublished>("POST", "/v1/model/publish", { body: order }),
      /** Published versions, newest first; `next` is the `cursor` of the next page. */
      versions: (query: { readonly limit?: number; readonly cursor?: string } = {}) =>
        read<ModelPage>("GET", "/v1/models", { query }),
      /** What changed between two of: a version's number, `published`, `draft`. */
      diff: (from: number | string, to: number | string = "published") =>
        read<ModelDiff>("GET", `/v1/models/${encodeURIComponent(from)}/diff`, {
          query: { to: String(to) },
        }),
      /** Publishes an older version again, as a new one. */
      rollBack: (version: number, order: Pick<ModelOrder, "author" | "note"> = {}) =>
        read<ModelPublished>("POST", `/v1/models/${version}/rollback`, { body: order }),
    },
  };
}

export type Client = ReturnType<typeof createClient>;

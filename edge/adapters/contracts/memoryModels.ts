/** Models, their history and their way to all leads, in memory, for tests: the contract of D1. */
import type { SiteKey } from "../../../shared/identity/ids.ts";
import { compileModel } from "../../../shared/model/compile.ts";
import { parseModel } from "../../../shared/model/parseModel.ts";
import type { EventStore } from "../../ports/events.ts";
import type { LeadRow, Snapshot } from "../../ports/lead.ts";
import type { LeadStore } from "../../ports/leads.ts";
import type {
  LeadPages,
  ModelDraft,
  ModelStore,
  ModelTag,
  Rescore,
  RescoreStore,
  StoredModel,
  VersionStore,
} from "../../ports/models.ts";

export interface MemoryModels {
  readonly models: ModelStore;
  readonly versions: VersionStore;
  readonly rescores: RescoreStore;
  readonly leadPages: LeadPages;
}

interface MemorySite {
  readonly history: StoredModel[];
  revision: number;
  draft: ModelDraft | null;
  rescore: Rescore | null;
}

export function createMemoryModels(
  {
    events,
    leads,
    rows,
  }: {
    readonly events: EventStore;
    readonly leads: LeadStore;
    readonly rows: () => readonly LeadRow[];
  },
  defaults: ModelStore,
): MemoryModels {
  const sites = new Map<SiteKey, MemorySite>();
  const siteOf = (site: SiteKey): MemorySite => {
    const known = sites.get(site) ?? { history: [], revision: 0, draft: null, rescore: null };
    sites.set(site, known);
    return known;
  };
  const tagOf = ({ history, revision }: MemorySite): ModelTag => ({
    version: history.length,
    revision,
  });
  const isStale = (seen: ModelTag | null, { version, revision }: ModelTag) =>
    seen !== null && (seen.version !== version || seen.revision !== revision);

  const newest = async (site: SiteKey) => {
    const stored = siteOf(site).history.at(-1);
    const parsed = parseModel(stored?.document);
    return stored !== undefined && parsed.ok
      ? { ...compileModel(parsed.value), version: stored.version }
      : defaults.published(site);
  };

  const rowsOf = (site: SiteKey) => rows().filter((row) => row.site === site);

  return {
    models: { published: newest, newest },
    versions: {
      async state(site) {
        const known = siteOf(site);
        const { draft, rescore } = known;
        return { published: known.history.at(-1) ?? null, draft, tag: tagOf(known), rescore };
      },
      async find(site, version) {
        return siteOf(site).history.find((stored) => stored.version === version) ?? null;
      },
      async list(site, before, limit) {
        return siteOf(site)
          .history.filter(({ version }) => version < before)
          .reverse()
          .slice(0, limit)
          .map(({ document: _, ...version }) => version);
      },
      async saveDraft(site, draft, seen) {
        const known = siteOf(site);
        if (isStale(seen, tagOf(known))) return null;
        known.draft = draft.document === null ? null : draft;
        known.revision++;
        return tagOf(known);
      },
      async publish(site, model, seen, fromDraft) {
        const known = siteOf(site);
        const total = rowsOf(site).length;
        if (isStale(seen, tagOf(known))) return null;
        const version = known.history.length + 1;
        known.history.push({ ...model, version });
        if (fromDraft) {
          known.draft = null;
          known.revision++;
        }
        known.rescore = {
          ...{ site, version, startedAt: model.publishedAt, total },
          ...{ done: 0, restaged: 0, afterLead: "", finishedAt: null },
        };
        return version;
      },
    },
    rescores: {
      find: async (site) => siteOf(site).rescore,
      running: async () =>
        [...sites.values()].flatMap(({ rescore }) =>
          rescore === null || rescore.finishedAt !== null ? [] : [rescore],
        ),
      async advance(from, to, { changed, unchanged }) {
        await leads.write(changed.map((lead) => ({ lead, profiles: [] })));
        await leads.stamp(unchanged);
        const known = siteOf(from.site);
        const { rescore } = known;
        const isThere =
          rescore?.version === from.version &&
          rescore.afterLead === from.afterLead &&
          rescore.done === from.done &&
          rescore.finishedAt === null;
        if (isThere) known.rescore = to;
        return isThere;
      },
    },
    leadPages: {
      async read({ site, after, before = "g", limit, olderThan, dueBy }) {
        const ids = rows()
          .filter((row) => row.lead > after && row.lead < before)
          .filter((row) => site === undefined || row.site === site)
          .filter((row) => olderThan === undefined || row.modelVersion < olderThan)
          .filter(({ dueAt }) => dueBy === undefined || (dueAt !== null && dueAt <= dueBy))
          .map(({ lead }) => lead)
          .sort()
          .slice(0, limit);
        const found = await Promise.all(ids.map((id) => events.snapshot(id)));
        return {
          leads: found.filter((snapshot): snapshot is Snapshot => snapshot !== null),
          next: ids.length === limit ? (ids.at(-1) ?? null) : null,
        };
      },
    },
  };
}

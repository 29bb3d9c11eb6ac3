/** What models need from a store: the one that scores, their history, and pages of leads. */
import type { LeadId, SiteKey } from "../../shared/identity/ids.ts";
import type { CompiledModel } from "../../shared/model/compile.ts";
import type { LeadRow, LeadUpdate, Snapshot } from "./lead.ts";

/** A model that scores a site. */
export interface PublishedModel extends CompiledModel {
  /** Counted from 1; 0 is the default model of a site that has published none. */
  readonly version: number;
}

export interface ModelStore {
  /** The model that scores a site; at most half a minute old. */
  published(site: SiteKey): Promise<PublishedModel>;
  /** The same, asked for anew: what was published a moment ago counts. */
  newest(site: SiteKey): Promise<PublishedModel>;
}

/** What history keeps of a published model, besides its document. Nothing in it is ever deleted. */
export interface ModelVersion {
  readonly version: number;
  readonly author: string;
  readonly note: string;
  /** Milliseconds since 1970; `null` for the default model. */
  readonly publishedAt: number | null;
  /** The older version that this one brought back, if it did. */
  readonly restores: number | null;
}

export interface StoredModel extends ModelVersion {
  /** As it was written. */
  readonly document: unknown;
}

/** What an editor has seen. A save with an older tag is refused, so that no editor overwrites unseen changes. */
export interface ModelTag {
  /** The newest published version, or 0. */
  readonly version: number;
  /** How often the draft was saved, thrown away or published. */
  readonly revision: number;
}

export interface ModelDraft {
  readonly document: unknown;
  readonly author: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** How far a new model has re-scored the leads of its site. */
export interface Rescore {
  readonly site: SiteKey;
  readonly version: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Leads when it began, and how many of them were evaluated since. */
  readonly total: number;
  readonly done: number;
  /** Leads whose stage changed by the new model alone: no hand-off is sent for these. */
  readonly restaged: number;
  /** The lead that the last page ended with; empty at the beginning. */
  readonly afterLead: LeadId | "";
  /** Milliseconds since 1970, or `null` while it goes on. */
  readonly finishedAt: number | null;
}

export interface ModelState {
  /** `null` while the default model scores. */
  readonly published: StoredModel | null;
  readonly draft: ModelDraft | null;
  readonly tag: ModelTag;
  readonly rescore: Rescore | null;
}

export interface VersionStore {
  /** All there is to know now, read in one transaction. */
  state(site: SiteKey): Promise<ModelState>;
  find(site: SiteKey, version: number): Promise<StoredModel | null>;
  /** Newest first, from below `before`. */
  list(site: SiteKey, before: number, limit: number): Promise<readonly ModelVersion[]>;
  /**
   * Saves a draft, or throws it away with `document: null`.
   *
   * @param seen What it was made from; `null` writes over whatever is there.
   * @returns The new tag, or `null` when `seen` is no longer what is there.
   */
  saveDraft(site: SiteKey, draft: ModelDraft, seen: ModelTag | null): Promise<ModelTag | null>;
  /**
   * Adds the next version and starts re-scoring, in one transaction. With `fromDraft`, the draft of that
   * revision is published and gone.
   *
   * @returns The version, or `null` when `seen` is no longer what is there.
   */
  publish(
    site: SiteKey,
    model: Omit<StoredModel, "version" | "publishedAt"> & { readonly publishedAt: number },
    seen: ModelTag | null,
    fromDraft: boolean,
  ): Promise<number | null>;
}

export interface RescoreStore {
  /** The newest one of a site, `null` when its model never changed. */
  find(site: SiteKey): Promise<Rescore | null>;
  /** Those of all sites that are not finished. */
  running(): Promise<readonly Rescore[]>;
  /**
   * Writes a page of leads and moves from one state to the next, in one transaction. Rows of a lead that
   * has seen more since are left as they are, as by `LeadStore.write`.
   *
   * @returns Whether it moved: not when another run moved it first, nor when another version was
   * published meanwhile.
   */
  advance(
    from: Rescore,
    to: Rescore,
    rows: {
      readonly changed: readonly LeadUpdate[];
      /** Lists show the same by the new model: only stamped (`LeadStore.stamp`). */
      readonly unchanged: readonly LeadRow[];
    },
  ): Promise<boolean>;
}

interface LeadPageQuery {
  /** Leads of all sites without it. */
  readonly site?: SiteKey;
  /** Where the page before ended, or where the range of ids begins; empty for the first id. */
  readonly after: LeadId | string;
  /** Where the range of ids ends; not included. */
  readonly before?: string;
  readonly limit: number;
  /** Only leads whose row was evaluated by an older version than this. */
  readonly olderThan?: number;
  /** Only leads whose row is due at this moment (milliseconds since 1970). */
  readonly dueBy?: number;
}

export interface LeadPage {
  readonly leads: readonly Snapshot[];
  /** `after` of the next page, or `null` on the last one. */
  readonly next: LeadId | null;
}

export interface LeadPages {
  /** Leads by id, each with all that scoring needs: one query for a page, not one for each lead. */
  read(query: LeadPageQuery): Promise<LeadPage>;
}

export interface ModelPorts {
  readonly models: ModelStore;
  readonly versions: VersionStore;
  readonly rescores: RescoreStore;
  readonly leadPages: LeadPages;
}

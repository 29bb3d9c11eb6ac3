/** How far the newest version has come, for people and for the API. */
export interface Progress {
  readonly version: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly total: number;
  readonly done: number;
  /** Leads that changed stage by the new model alone. */
  readonly restaged: number;
  /** Lists may still show some leads by an older version. */
  readonly isRunning: boolean;
  /** When the last check found nothing left; `null` before. */
  readonly finishedAt: number | null;
}

/** Leads that came during the walk may be in it, too: it is never more than all. */
export const progressOf = (rescore: Omit<Progress, "isRunning">): Progress => ({
  version: rescore.version,
  startedAt: rescore.startedAt,
  total: rescore.total,
  done: rescore.finishedAt === null ? Math.min(rescore.done, rescore.total) : rescore.total,
  restaged: rescore.restaged,
  isRunning: rescore.finishedAt === null && rescore.done < rescore.total,
  finishedAt: rescore.finishedAt,
});

/** Whole percent; never 100 while some are left. */
export const percentOf = ({ done, total }: Pick<Progress, "done" | "total">): number =>
  total === 0 ? 100 : Math.floor((100 * done) / total);

import type { ModelFault } from "../model/parseModel.ts";
import type { PreviewSummary } from "./previewSummary.ts";

/** Answer of `POST /v1/model/preview`: a slice of a preview, and how to ask for the next. */
export interface Preview {
  /** The moment at which both models are evaluated, milliseconds since 1970. */
  readonly at: number;
  /** The version that is published. */
  readonly version: number;
  /** Leads of the site when the preview began. */
  readonly total: number;
  readonly binWidth: number;
  readonly warnings: readonly ModelFault[];
  readonly summary: PreviewSummary;
  /** To be sent with the same document for the next slice; `null` after the last one. */
  readonly next: string | null;
}

import type { ModelVersion } from "../../ports/models.ts";
import { Ago } from "../shell/time.tsx";

interface VersionLineProps {
  readonly version: ModelVersion;
  readonly now: number;
}

/** e.g. `Version 3 by Ann, 2 h ago: Pricing counts more`. */
export const VersionLine = ({ version: shown, now }: VersionLineProps) => {
  const { version, author, note, publishedAt, restores } = shown;
  if (publishedAt === null) {
    return (
      <p class="version-line">
        <b>Default model</b>
      </p>
    );
  }
  return (
    <p class="version-line">
      <b>Version {version}</b>{" "}
      <span class="muted">
        by {author}, <Ago at={publishedAt} now={now} />
        {restores !== null && `, restores version ${restores}`}
      </span>
      {note !== "" && <span class="note">{note}</span>}
    </p>
  );
};

interface DocumentTextProps {
  /** For screen readers. */
  readonly label: string;
  readonly rows: number;
  readonly text: string;
  readonly isRefused: boolean;
}

/** A JSON document to edit; each error links to its place in it. */
export const DocumentText = ({ label, rows, text, isRefused }: DocumentTextProps) => (
  <>
    <label for="document" class="unseen">
      {label}
    </label>
    <textarea
      id="document"
      name="document"
      rows={rows}
      spellcheck={false}
      autocapitalize="none"
      autocomplete="off"
      wrap="off"
      aria-invalid={isRefused ? "true" : undefined}
    >
      {text}
    </textarea>
  </>
);

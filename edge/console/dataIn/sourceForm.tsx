import type { Provider } from "../../intake/webhooks/provider.ts";

/** The error of each field; `""`: an error of the whole form. */
export type FieldFaults = Readonly<Record<string, string>>;

interface SourceFormProps {
  /** In the table of providers. */
  readonly name: string;
  readonly provider: Provider;
  /** What the person entered before. */
  readonly given: Readonly<Record<string, string>>;
  readonly faults: FieldFaults;
}

/** The form for a new source of webhooks. */
export function SourceForm({ name, provider, given, faults }: SourceFormProps) {
  const field = (id: string) => ({ id, value: given[id] ?? "", fault: faults[id] });
  const hint = provider.secret.safeParse("").error?.issues[0]?.message ?? "";
  return (
    <form method="post" action="/console/data/add" class="panel source-form">
      <input type="hidden" name="provider" value={name} />
      {faults[""] !== undefined && (
        <p class="error" role="alert">
          {faults[""]}
        </p>
      )}
      {provider.makeSecret === null && (
        <Field {...field("secret")} label="Secret" hint={`It ${hint}.`} isSecret />
      )}
      <Field
        {...field("name")}
        label="Name"
        hint={`The name of this source in lists. Default: ${provider.title}.`}
        isOptional
      />
      {provider.kind === "mailings" ? (
        <Field
          {...field("mailing")}
          label="Email name"
          hint="For emails that the tool gives no name."
          isOptional
        />
      ) : (
        <>
          <Field
            {...field("form")}
            label="Form"
            hint="The name of the form in rules. Default: its name in the tool."
            isOptional
          />
          <Field
            {...field("page")}
            label="Page"
            hint="The path of the page with the form, such as /demo."
            isOptional
          />
          <Field
            {...field("fields")}
            label="Fields"
            hint="Map form fields to properties, one per line: Team size = companySize"
            isOptional
            isLong
          />
        </>
      )}
      <div class="actions">
        <button type="submit" class="primary">
          Create webhook URL
        </button>
        <a class="button" href="/console/data/add">
          Back
        </a>
      </div>
    </form>
  );
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly fault: string | undefined;
  readonly isOptional?: boolean;
  readonly isSecret?: boolean;
  readonly isLong?: boolean;
}

function Field({ id, label, hint, value, fault, isOptional, isSecret, isLong }: FieldProps) {
  const attributes = {
    ...{ id, name: id, autocomplete: "off", spellcheck: false },
    "aria-describedby": fault === undefined ? `${id}-hint` : `${id}-error ${id}-hint`,
    ...(fault !== undefined && { "aria-invalid": "true" as const }),
  };
  return (
    <div class="field">
      <label for={id}>
        {label} {isOptional && <span class="muted">optional</span>}
      </label>
      {isLong ? (
        <textarea {...attributes} rows={3}>
          {value}
        </textarea>
      ) : (
        <input
          {...attributes}
          value={value}
          required={isOptional !== true}
          class={isSecret ? "mono" : ""}
        />
      )}
      {fault !== undefined && (
        <p id={`${id}-error`} class="error" role="alert">
          It {fault}.
        </p>
      )}
      {!(fault !== undefined && isSecret) && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
    </div>
  );
}

interface PublishFormProps {
  readonly action: string;
  readonly tag: string;
  readonly note: string;
  readonly button: string;
}

/** A change note and the button that publishes. */
export const PublishForm = ({ action, tag, note, button }: PublishFormProps) => (
  <form method="post" action={action} class="publish">
    <input type="hidden" name="tag" value={tag} />
    <label for="note">Change note</label>
    <input id="note" name="note" value={note} maxlength={1_000} autocomplete="off" />
    <button type="submit" class="primary">
      {button}
    </button>
  </form>
);

/** A model of 5 MB, with quotes and braces percent-encoded by the form. */
export const maxModelFormBytes = 10_000_000;

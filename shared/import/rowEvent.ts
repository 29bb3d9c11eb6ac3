/** An event as `POST /v1/events` accepts it. */
export type RowEvent = Readonly<Record<string, unknown>> & { readonly type: string };

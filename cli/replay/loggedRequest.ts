/** One request of an access log, whatever the log's format. */
export interface LoggedRequest {
  /** The client's IP address or host name, without a port; behind a proxy that of `X-Forwarded-For`. */
  readonly address: string;
  /** `null` in a format that does not log it. */
  readonly userAgent: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  /** The requested path, with its query. */
  readonly target: string;
  readonly status: number;
  /** `null` when none was sent. */
  readonly referrer: string | null;
  /** The site's host, where the log has it. */
  readonly host: string | null;
}

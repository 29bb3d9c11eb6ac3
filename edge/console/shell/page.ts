import type { Context } from "hono";
import type { Scope } from "../../../shared/api/scope.ts";
import type { Ports } from "../../ports/ports.ts";
import type { ConsoleEnvironment } from "./environment.ts";

/** Answers one request. */
type Handler = (c: Context<ConsoleEnvironment>) => Response | Promise<Response>;

/**
 * Who may open a page or send a form: the scopes that the session's API key needs, all of them. `session`:
 * any key that is signed in. `public`: everyone.
 */
export type Access = Scope | readonly Scope[] | "session" | "public";

/** A form that a page sends (`POST`). It needs the scope of its page too: its answer shows that page. */
export interface ConsoleForm {
  /** Beneath `/console`. */
  readonly path: string;
  readonly scope: Access;
  /** Of the body; 4,096 without it. */
  readonly maxBytes?: number;
  /** The form has a file in it (`multipart/form-data`). */
  readonly takesFiles?: boolean;
  readonly handle: (ports: Ports) => Handler;
}

/** A page of the console (`GET`): everything that routes, header, styles and scripts need of it. */
export interface ConsolePage {
  /** Beneath `/console`, e.g. `/leads/:id`. */
  readonly path: string;
  readonly scope: Access;
  /** Its title in the header; a page without one is reached from another page. */
  readonly nav?: string;
  /** Text of its style sheet. All pages share one file, so class names are global. */
  readonly css?: string;
  /** Text of its browser code, which every page loads: it looks for its own part of the page first. */
  readonly island?: string;
  readonly render: (ports: Ports) => Handler;
  readonly forms?: readonly ConsoleForm[];
}

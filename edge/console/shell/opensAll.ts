import type { Scope } from "../../../shared/api/scope.ts";
import { opens } from "../../identity/apiKey.ts";
import type { ApiKey } from "../../ports/apiKeys.ts";

/** Whether a key has all of these scopes. */
export const opensAll = (key: ApiKey, scopes: readonly Scope[]): boolean =>
  scopes.every((scope) => opens(key, scope));

import type { Route } from "./definition.ts";
import { adjustmentRoutes } from "./routes/adjustments.ts";
import { collect } from "./routes/collect.ts";
import { testDestinationRoute } from "./routes/destinations.ts";
import { erase } from "./routes/erase.ts";
import { sendEvents } from "./routes/events.ts";
import { exportLeads } from "./routes/export.ts";
import { forget } from "./routes/forget.ts";
import { handoffRoutes } from "./routes/handoffs.ts";
import { health } from "./routes/health.ts";
import { identify } from "./routes/identify.ts";
import { inboundRoutes } from "./routes/inbound.ts";
import { leadRoutes } from "./routes/leads.ts";
import { me } from "./routes/me.ts";
import { modelRoutes } from "./routes/model.ts";
import { modelHistoryRoutes } from "./routes/models.ts";
import { muteRoutes } from "./routes/mutes.ts";
import { newsletterRoutes } from "./routes/newsletter.ts";
import { openApi } from "./routes/openapi.ts";
import { scriptRoutes } from "./routes/script.ts";
import { visitorRoutes } from "./routes/visitors.ts";

/** Every route of the API, with what it needs. The order is only that of the OpenAPI document. */
export const routes: readonly Route[] = [
  collect,
  me,
  forget,
  identify,
  sendEvents,
  ...newsletterRoutes,
  ...leadRoutes,
  exportLeads,
  erase,
  ...adjustmentRoutes,
  ...visitorRoutes,
  ...muteRoutes,
  ...handoffRoutes,
  testDestinationRoute,
  ...inboundRoutes,
  ...modelRoutes,
  ...modelHistoryRoutes,
  ...scriptRoutes,
  health,
  openApi,
];

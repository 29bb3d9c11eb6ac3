import { addSourcePage } from "./dataIn/addSource.tsx";
import { dataInPage } from "./dataIn/dataIn.tsx";
import { importPage } from "./dataIn/importFile.tsx";
import { handoffRulesPage } from "./handoffs/handoffRules.tsx";
import { handoffsPage } from "./handoffs/handoffs.tsx";
import { erasePage } from "./lead/eraseLead.tsx";
import { leadPage } from "./lead/lead.tsx";
import { leadsPage } from "./leads/leads.tsx";
import { modelPage } from "./model/model.tsx";
import { modelEditPage } from "./model/modelEdit.tsx";
import { modelHistoryPage } from "./model/modelHistory.tsx";
import { modelPreviewPage } from "./model/modelPreview.tsx";
import { modelPublishPage } from "./model/modelPublish.tsx";
import { modelVersionPage } from "./model/modelVersion.tsx";
import { homePage } from "./shell/home.ts";
import type { ConsolePage } from "./shell/page.ts";
import { signInPage } from "./signIn/signIn.tsx";

/**
 * Every page of the console. Routes, scopes, the header's links, styles and scripts come from here; a new
 * page is one file and one line.
 */
export const pages: readonly ConsolePage[] = [
  signInPage,
  homePage,
  leadsPage,
  leadPage,
  erasePage,
  handoffsPage,
  handoffRulesPage,
  modelPage,
  modelEditPage,
  modelPreviewPage,
  modelPublishPage,
  modelHistoryPage,
  modelVersionPage,
  dataInPage,
  addSourcePage,
  importPage,
];

/**
 * Hosts that only ever serve advertising, by what they serve. `searchAds` are ads beside search
 * results, `displayAds` are ads on other people's pages. Ours, but for Yandex Direct and Google
 * syndicated search, which SearchEngines.yml of matomo-org/searchengine-and-social-list (CC0) has among
 * the search engines. The notation is explained in `sites.ts`.
 */
export const searchAds = `
Google: googlesyndicatedsearch.com syndicatedsearch.goog adsensecustomsearchads.com googleadservices.com
Yandex: yabs.yandex.{}
`;

export const displayAds = `
Adform: adform.net =adform
AdRoll: adroll.com =adroll
Criteo: criteo.com criteo.net =criteo
Google: doubleclick.net googlesyndication.com =doubleclick =dv360
Outbrain: outbrain.com =outbrain
Taboola: taboola.com =taboola
Xandr: adnxs.com
`;

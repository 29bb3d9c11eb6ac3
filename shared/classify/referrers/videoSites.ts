/**
 * Video sites, which GA4 and Plausible keep apart from social networks. YouTube and Vimeo are from
 * Socials.yml of matomo-org/searchengine-and-social-list (CC0), read in 2026; the rest is ours. The
 * notation is explained in `sites.ts`.
 */
export const videoSites = `
Dailymotion: dailymotion.com dai.ly =dailymotion
iQIYI: iqiyi.com iq.com =iqiyi
Loom: loom.com =loom
TED: ted.com =ted
Twitch: twitch.tv =twitch @tv.twitch.android.app
Vimeo: vimeo.com =vimeo @com.vimeo.android.videoapp
Wistia: wistia.com wistia.net =wistia
Youku: youku.com =youku
YouTube: youtube.com youtu.be youtube-nocookie.com =youtube =yt @com.google.android.youtube
`;

/** Files that make up pages: browsers fetch them, people do not choose them. Pictures, sound and video among them. */
export const assets =
  /\.(css|js|mjs|map|json|xml(\.gz)?|png|jpe?g|gif|svg|webp|avif|heic|heif|tiff?|jxl|apng|ico|cur|bmp|woff2?|ttf|eot|otf|wasm|webmanifest|swf|mp3|m4a|aac|ogg|oga|opus|flac|wav|mp4|m4v|webm|ogv|mov|avi|mkv|m3u8|mpd|m4s|ts|vtt|srt)$/i;

/** Texts at the root of a site that machines read. */
export const machineFiles =
  /^\/(robots|ads|app-ads|llms|llms-full|humans|security|sellers|carbon)\.(txt|json)$/i;

/** Files that people download. */
export const downloads =
  /\.(pdf|xlsx?|docx?|pptx?|csv|zip|rar|7z|tar|t?gz|bz2|xz|jar|dmg|exe|msi|pkg|deb|rpm|apk|iso|txt|log|rtf|od[tsp]|key|numbers|pages|epub|mobi|ics)$/i;

/** Feeds, by their paths and queries: programs fetch them. */
const feedPaths =
  /(^|\/)(feeds?|rss|atom|rdf)(\/(rss2?|atom|rdf|feed))?\/?$|(^|\/)(rss|feed|atom|index)\.(rss|atom|rdf|php)$|\.(rss|atom|rdf)$/i;
const feedQueries = /[?&](feed|flav|format|type)=(rss2?|atom|rdf|feed|100)(&|$)/i;
const feedReaders =
  /thunderbird|netnewswire|reeder|liferea|akregator|rssowl|newsblur|feedreader|feedbin|inoreader|vienna/i;

/** Back offices of content systems, programming interfaces, heartbeats, and requests of scripts. */
const machinePaths = new RegExp(
  [
    "^/(wp-admin|wp-json|wp-content|wp-includes|administrator|typo3|umbraco|ghost|admin)(/|$)",
    "^/(.*/)?(wp-login|wp-cron|xmlrpc|admin-ajax|matomo|piwik|cron)\\.php$",
    "^/(api|graphql|ajax|_next|__nextjs|_nuxt|_vercel|_astro|cdn-cgi|\\.well-known|socket\\.io|sockjs-node|signalr|livewire|actuator)(/|$)",
    "^/(healthz?|health-?check|livez|readyz|ping|server-status|nginx_status|metrics|heartbeat)/?$",
  ].join("|"),
  "i",
);

/** Whether a program sent this request, not a person who looks at a page: a feed, a heartbeat, a script. */
export const isMachineRequest = (path: string, target: string, userAgent: string | null): boolean =>
  feedPaths.test(path) ||
  feedQueries.test(target) ||
  machinePaths.test(path) ||
  /[?&](wc-ajax|doing_wp_cron|rest_route)=/.test(target) ||
  feedReaders.test(userAgent ?? "");

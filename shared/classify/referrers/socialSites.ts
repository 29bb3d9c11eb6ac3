/**
 * Social networks, forums and messengers: facts (name, hosts) from Socials.yml of
 * matomo-org/searchengine-and-social-list (CC0), read in 2026. Left out: YouTube and Vimeo, which are
 * in `videoSites.ts`, and `login.live.com`, once Windows Live Spaces, now a sign-in page. Ours: link
 * pages and messengers (Digg, KakaoTalk, Line, Linktree, Lnk.Bio, Messenger, Microsoft Teams, Nextdoor,
 * Product Hunt, Quora, Skype, Slack, WhatsApp), names (`=`) and Android packages (`@`). The notation
 * is explained in `sites.ts`.
 */
export const socialSites = `
Badoo: badoo.com
Bebo: bebo.com
bilibili: bilibili.com =bilibili
BlackPlanet: blackplanet.com
Bluesky: bsky.app skyfeed.app go.bsky.app =bluesky =bsky @xyz.blueskyweb.app
Buzznet: buzznet.com
Classmates: classmates.com
Cyworld: global.cyworld.com
Digg: digg.com
Discord: discord.com discord.gg discordapp.com =discord @com.discord
Douban: douban.com
Douyin: douyin.com =douyin
Douyu: douyu.com
Dribbble: dribbble.com =dribbble
Facebook: facebook.com fb.me =facebook =fb =meta @com.facebook.katana @com.facebook.lite @com.facebook.orca
Fetlife: fetlife.com
Flickr: flickr.com =flickr
Flixster: flixster.com
Fotolog: fotolog.com
Foursquare: foursquare.com =foursquare
Friends Reunited: friendsreunited.com
Friendster: friendster.com
Gaia Online: gaiaonline.com
Geni.com: geni.com
GitHub: github.com =github @com.github.android
Google+: plus.google.com url.google.com @com.google.android.apps.plus
GREE: gree.jp
Habbo: habbo.com
Hacker News: news.ycombinator.com =hackernews =hn
hi5: hi5.com
Huya: huya.com
Hyves: hyves.nl
identi.ca: identi.ca
Instagram: instagram.com =instagram =ig =insta @com.instagram.android
KakaoTalk: story.kakao.com @com.kakao.talk
lang-8: lang-8.com
Last.fm: last.fm lastfm.{}
Line: line.me @jp.naver.line.android
LinkedIn: linkedin.com lnkd.in =linkedin =li @com.linkedin.android
Linktree: linktr.ee =linktree
LiveJournal: livejournal.ru livejournal.com =livejournal
Lnk.Bio: lnk.bio
Mastodon: mastodon.social mastodon.cloud mastodon.technology mastodon.xyz mastodon.at mastodon.art mamot.fr pawoo.net mstdn.io mstdn.jp friends.nico ro-mastodon.puyo.jp quey.org botsin.space social.tchncs.de knzk.me mastodont.cat bitcoinhackers.org fosstodon.org chaos.social cybre.space vis.social typo.social front-end.social hachyderm.io mastodon.online newsie.social mstdn.social indieweb.social sfba.social mas.to mstdn.party c.im mastodonapp.uk universeodon.com social.vivaldi.net ohai.social toot.community masto.ai mastodon.scot mastodon.world mastodon.nz graphics.social mastodon.eus mastodon.jalgi.eus tkm.eus =mastodon @org.joinmastodon.android
MeinVZ: meinvz.net
Messenger: messenger.com =messenger
Microsoft Teams: teams.microsoft.com teams.live.com teams.cloud.microsoft statics.teams.cdn.office.net @com.microsoft.teams
MissEvan: missevan.com
Mixi: mixi.jp =mixi
MoiKrug.ru: moikrug.ru
Multiply: multiply.com
My World: my.mail.ru
MyHeritage: myheritage.com
MyLife: mylife.ru
Myspace: myspace.com =myspace
myYearbook: myyearbook.com
Nasza-klasa.pl: nk.pl
Netlog: netlog.com
Nextdoor: nextdoor.com =nextdoor
Niconico: nicovideo.jp
Odnoklassniki: odnoklassniki.ru ok.ru =ok =odnoklassniki
Orkut: orkut.com
Peepeth: peepeth.com
Pinterest: pinterest.{} pinterest.info pin.it =pinterest @com.pinterest
Pixelfed: pixelfed.social pixelfed.de pxlmo.com metapixl.com pix.toot.wales pixelfed.uno pixey.org
Plaxo: plaxo.com
Product Hunt: producthunt.com =producthunt
Quora: quora.com =quora
Qzone: qzone.qq.com
Reddit: reddit.com redd.it =reddit @com.reddit.frontpage
Renren: renren.com
Skype: web.skype.com
Skyrock: skyrock.com
Slack: app.slack.com slack-redir.net =slack @com.slack
Snapchat: snapchat.com =snapchat @com.snapchat.android
Sonico.com: sonico.com
SoundCloud: soundcloud.com gate.sc =soundcloud
SourceForge: sourceforge.net
Stack Overflow: stackoverflow.com =stackoverflow
StudiVZ: studivz.net
StumbleUpon: stumbleupon.com
Tagged: login.tagged.com
Taringa!: taringa.net
Telegram: web.telegram.org t.me =telegram @org.telegram.messenger @org.telegram.messenger.web
Threads: threads.net threads.com =threads @com.instagram.barcelona
TikTok: tiktok.com =tiktok @com.zhiliaoapp.musically @com.ss.android.ugc.trill
Tuenti: tuenti.com
Tumblr: tumblr.com t.umblr.com =tumblr @com.tumblr
Twitcast: twitcasting.tv
Twitter: twitter.com t.co x.com =twitter =x @com.twitter.android
V krugu druzey: vkrugudruzei.ru
V2EX: v2ex.com
Viadeo: viadeo.com =viadeo
VKontakte: vk.com vkontakte.ru =vk =vkontakte @com.vkontakte.android
WAYN: wayn.com
WeChat: wechat.com mp.weixin.qq.com open.weixin.qq.com channels.weixin.qq.com =wechat =weixin @com.tencent.mm
WeeWorld: weeworld.com
Weibo: weibo.com t.cn =weibo @com.sina.weibo
WhatsApp: web.whatsapp.com l.wl.co wa.me =whatsapp @com.whatsapp @com.whatsapp.w4b
Workplace: workplace.com
Xanga: xanga.com
XING: xing.com =xing @com.xing.android
`;

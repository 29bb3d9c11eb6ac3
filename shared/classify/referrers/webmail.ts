/**
 * Webmail: pages where a mail is read, and the pages that mail services send a click through. Ours;
 * that a webmail page means e-mail is Snowplow's idea. A host whose first label is `webmail` needs no
 * line here. The notation is explained in `sites.ts`.
 */
export const webmail = `
1&1 IONOS: email.ionos.{} mailbusiness.ionos.{} deref-1und1-02.de
126 Mail: mail.126.com
163 Mail: mail.163.com
AOL Mail: mail.aol.com @com.aol.mobile.aolapp
Bluewin: rich-v01.bluewin.ch rich-v02.bluewin.ch email.bluewin.ch
Daum Mail: mail.daum.net mail2.daum.net
Fastmail: app.fastmail.com fastmail.com
Front: app.frontapp.com
Gmail: mail.google.com inbox.google.com =gmail @com.google.android.gm
GMX: deref-gmx.{} lightmailer.gmx.{} lightmailer-bs.gmx.net lightmailer-bap.gmx.net navigator.gmx.net =gmx
HEY: app.hey.com
iCloud Mail: icloud.com/mail
Infomaniak: mail.infomaniak.com
Mail.com: deref-mail.com 3c-lxa.mail.com lightmailer.mail.com
Mail.ru: e.mail.ru touch.mail.ru @ru.mail.mailapp
Naver Mail: mail.naver.com
Orange Mail: mail01.orange.fr mail02.orange.fr wmail.orange.fr messagerie.orange.fr orange.fr/webmail
Outlook: outlook.live.com mail.live.com outlook.com outlook.office.com outlook.office365.com outlook.cloud.microsoft safelinks.protection.outlook.com =outlook @com.microsoft.office.outlook
Proton Mail: mail.proton.me mail.protonmail.com @ch.protonmail.android
QQ Mail: mail.qq.com exmail.qq.com
Rambler Mail: mail.rambler.ru
Seznam Email: email.seznam.cz
Superhuman: mail.superhuman.com
T-Online: email.t-online.de
Tuta: app.tuta.com mail.tutanota.com
Ukr.net: mail.ukr.net
UPC: upcmail.hispeed.ch
Vodafone: mail.vodafone.de
WEB.DE: deref-web.de 3c.web.de 3c-bap.web.de lightmailer-bap.web.de lightmailer-bs.web.de navigator.web.de
Yahoo! Mail: mail.yahoo.{} mail.yahoo.net @com.yahoo.mobile.client.android.mail
Yandex Mail: mail.yandex.{}
Zoho Mail: mail.zoho.{}
`;

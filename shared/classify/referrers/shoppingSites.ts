/**
 * Market places and price comparisons, so that GA4's two shopping channels have their counterpart.
 * Ours; the notation is explained in `sites.ts`.
 */
export const shoppingSites = `
AliExpress: aliexpress.com aliexpress.ru aliexpress.us =aliexpress
Alibaba: alibaba.com =alibaba
Allegro: allegro.pl =allegro
Amazon: amazon.{} =amazon @com.amazon.mshop.android.shopping
eBay: ebay.{} =ebay @com.ebay.mobile
Etsy: etsy.com =etsy @com.etsy.android
Idealo: idealo.{} =idealo
Mercado Libre: mercadolibre.{} mercadolivre.com.br =mercadolibre
PriceRunner: pricerunner.{} =pricerunner
Shop: shop.app
Shopzilla: shopzilla.com =shopzilla
Taobao: taobao.com =taobao
Walmart: walmart.{} =walmart
`;

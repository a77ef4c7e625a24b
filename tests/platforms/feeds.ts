// What feeds and search services hold of the shop: Google Merchant, Google Retail, Algolia.

import {
  csv,
  imageOf,
  jsonLines,
  keptLines,
  keptOrders,
  isoTime,
  looks,
  milliseconds,
  money,
  soldThings,
  urlOf,
  type Cell,
  type Sample,
  type Thing,
} from './shop.js';

const merchantHeader =
  'id|title|description|link|image_link|additional_image_link|availability|price|sale_price|brand|gtin|google_product_category|product_type|item_group_id|color|size|condition|shipping|identifier_exists|custom_label_0'.split(
    '|',
  );

/** The cells of each variant, or of the product itself. */
function merchantCells(thing: Thing): Cell[][] {
  const row = (id: string, group: string, size: string, price: number): Cell[] => [
    ...[id, thing.title, 'A fine thing', urlOf(thing), imageOf(thing), imageOf(thing, 2)],
    'in_stock',
    `${money(size === '' ? thing.regularPrice : price)} EUR`,
    size === '' && price < thing.regularPrice ? `${money(price)} EUR` : '',
    ...[thing.brand, '', 1604, thing.path.join(' > '), group, thing.color, size, 'new'],
    ...['NO:::9.00 EUR', 'no', `season ${thing.tags[0]!}`],
  ];
  return thing.variants.length === 0
    ? [row(thing.id, '', '', thing.price)]
    : thing.variants.map(({ id, size, price }) => row(id, thing.id, size, price));
}

const merchantRows = soldThings.flatMap(merchantCells);

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('>', '&gt;');

/** A feed of RSS or Atom: each product is an element with elements of the namespace g. */
function merchantXml(open: string, item: string, close: string): string {
  const element = (head: string, cell: Cell): string =>
    cell === '' ? '' : `<g:${head}>${escaped(String(cell))}</g:${head}>`;
  const items = merchantRows.map(
    (row) =>
      `<${item}>${row.map((cell, i) => element(merchantHeader[i]!, cell)).join('')}</${item}>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${open}\n${items.join('\n')}\n${close}\n`;
}

const namespace = 'xmlns:g="http://base.google.com/ns/1.0"';

/** Orders that name the variants, in a plain file. */
const variantOrders = csv([
  ['user_id', 'order_id', 'date', 'product_id'],
  ...keptLines.map(({ shopper, order, time, thing, variant }) => [
    ...[shopper, order, time, variant?.id ?? thing.id],
  ]),
]);

const merchant = {
  events: variantOrders,
  catalogPreset: 'google-merchant',
  currency: 'EUR',
  imageOf,
  url: true,
  colorAs: 'color',
  sizeAs: 'size',
  notFacts: [
    ...['=1604', 'condition', 'availability', 'shipping', 'custom_label_0', 'item_group_id'],
    ...['identifier_exists', 'additional_image_link'],
  ],
  orders: true,
} satisfies Partial<Sample>;

/** A product, or its variants, as the catalogue of Google Retail has them. */
function retailProducts(thing: Thing): unknown[] {
  const row = (id: string, size: string | undefined, price: number): unknown => ({
    name: `projects/1/locations/global/catalogs/default_catalog/branches/0/products/${id}`,
    id,
    primaryProductId: thing.id,
    type: size === undefined ? 'PRIMARY' : 'VARIANT',
    title: thing.title,
    categories: [thing.path.join(' > ')],
    brands: [thing.brand],
    priceInfo: { currencyCode: 'EUR', price, originalPrice: thing.regularPrice },
    availability: 'IN_STOCK',
    uri: urlOf(thing),
    images: [{ uri: imageOf(thing), height: 300, width: 300 }, { uri: imageOf(thing, 2) }],
    attributes: {
      tone: { text: thing.tags, searchable: true },
      shade: { text: [thing.color], indexable: true },
    },
    ...(size === undefined ? {} : { sizes: [size] }),
  });
  return thing.variants.length === 0
    ? [row(thing.id, undefined, thing.price)]
    : thing.variants.map(({ id, size, price }) => row(id, size, price));
}

const retailEvents = [
  { eventType: 'home-page-view', visitorId: 'v-ann', eventTime: '2026-03-01T08:00:00Z' },
  {
    eventType: 'search',
    visitorId: 'v-ann',
    eventTime: '2026-03-01T08:01:00.123Z',
    searchQuery: 'parka',
    productDetails: [{ product: { id: '101' } }, { product: { id: '104' } }],
  },
  {
    eventType: 'shopping-cart-page-view',
    visitorId: 'v-bob',
    eventTime: '2026-03-01T08:02:00Z',
    productDetails: [{ product: { id: '101' }, quantity: 1 }],
  },
  ...looks.map(({ shopper, thing, at }) => ({
    eventType: 'detail-page-view',
    visitorId: `v-${shopper}`,
    eventTime: new Date(at).toISOString(),
    productDetails: [{ product: { id: thing.id } }],
  })),
  ...keptOrders.map((order) => ({
    eventType: 'purchase-complete',
    visitorId: `v-${order[0]!.shopper}`,
    userInfo: { userId: order[0]!.shopper, ipAddress: '192.0.2.1' },
    eventTime: isoTime(order[0]!),
    productDetails: order.map(({ thing, variant, quantity }) => ({
      product: { id: variant?.id ?? thing.id },
      quantity,
    })),
    purchaseTransaction: { id: order[0]!.order, revenue: 99.5, currencyCode: 'EUR' },
  })),
];

const algoliaRecord = (thing: Thing): unknown => ({
  objectID: thing.id,
  name: thing.title,
  brand: thing.brand,
  price: thing.price,
  image: imageOf(thing),
  url: urlOf(thing),
  categories: thing.path,
  hierarchicalCategories: { lvl0: thing.path[0], lvl1: thing.path.join(' > ') },
  color: thing.color,
  tags: thing.tags,
  popularity: 20_000 + Number(thing.id),
  _highlightResult: { name: { value: `<em>${thing.title}</em>`, matchLevel: 'none' } },
});

const algoliaEvents = [
  {
    eventType: 'view',
    eventName: 'Hits Viewed',
    index: 'goods',
    userToken: 'u-ann',
    timestamp: Date.parse('2026-02-01T10:00:00Z'),
    objectIDs: ['101', '104'],
  },
  ...looks.map(({ shopper, thing, at }) => ({
    eventType: 'click',
    eventName: 'Hit Clicked',
    index: 'goods',
    userToken: `u-${shopper}`,
    timestamp: at,
    objectIDs: [thing.id],
    positions: [3],
    queryID: '43b15df305339e827f0ac0bdc5ebcaa7',
  })),
  ...keptOrders.map((order) => ({
    eventType: 'conversion',
    eventSubtype: 'purchase',
    eventName: 'Order placed',
    index: 'goods',
    userToken: `u-${order[0]!.shopper}`,
    timestamp: milliseconds(order[0]!),
    objectIDs: order.map(({ thing }) => thing.id),
    objectData: order.map(({ price, quantity }) => ({ price, quantity })),
    currency: 'EUR',
  })),
];

export const feeds: readonly Sample[] = [
  {
    ...merchant,
    name: 'Google Merchant, TSV',
    catalog: csv([merchantHeader, ...merchantRows], '\t'),
  },
  {
    ...merchant,
    name: 'Google Merchant, TSV with spaces in the header',
    catalog: csv([merchantHeader.map((head) => head.replaceAll('_', ' ')), ...merchantRows], '\t'),
  },
  {
    ...merchant,
    name: 'Google Merchant, the header of the template',
    catalog: csv([merchantHeader.map((head) => `Field ${head} [${head}]`), ...merchantRows], '\t'),
  },
  {
    ...merchant,
    name: 'Google Merchant, RSS',
    catalog: merchantXml(
      `<rss version="2.0" ${namespace}><channel><title>Shop</title><link>https://shop.invalid</link>`,
      'item',
      '</channel></rss>',
    ),
  },
  {
    ...merchant,
    name: 'Google Merchant, Atom',
    catalog: merchantXml(
      `<feed xmlns="http://www.w3.org/2005/Atom" ${namespace}><title>Shop</title>`,
      'entry',
      '</feed>',
    ),
  },
  {
    name: 'Google Retail',
    catalog: jsonLines(soldThings.flatMap(retailProducts)),
    catalogPreset: 'google-retail',
    events: jsonLines(retailEvents),
    eventsPreset: 'google-retail',
    currency: 'EUR',
    imageOf,
    url: true,
    colorAs: 'shade',
    sizeAs: 'sizes',
    tagsAs: 'tone',
    notFacts: ['text', 'searchable', 'indexable', 'primaryProductId', 'type', 'name', 'height'],
    orders: true,
  },
  {
    name: 'Algolia',
    catalog: jsonLines(soldThings.map(algoliaRecord)),
    catalogPreset: 'algolia',
    events: jsonLines(algoliaEvents),
    eventsPreset: 'algolia',
    imageOf,
    url: true,
    colorAs: 'color',
    tagsAs: 'tags',
    notFacts: ['popularity', 'value', 'matchLevel', 'lvl0', 'lvl1', '=none'],
    orders: true,
  },
];

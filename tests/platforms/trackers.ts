// What trackers log of the shop: Google Analytics 4, Segment, Snowplow, Matomo.

import {
  csv,
  jsonLines,
  keptOrders,
  linesByOrder,
  looks,
  milliseconds,
  plainCatalog,
  type Line,
  type Sample,
} from './shop.js';

const day = (at: number): string => new Date(at).toISOString().slice(0, 10).replaceAll('-', '');

/** A row of the export: user_id is there only once a shopper has signed in. */
const ga4 = (name: string, at: number, shopper: string, rest: object = {}): unknown => ({
  event_date: day(at),
  event_timestamp: String(at * 1000),
  event_name: name,
  event_params: [
    { key: 'ga_session_id', value: { int_value: '17' } },
    { key: 'page_location', value: { string_value: 'https://shop.invalid/' } },
  ],
  user_id: null,
  user_pseudo_id: `${shopper}.1`,
  device: { category: 'mobile', language: 'nb-no' },
  geo: { country: 'Norway' },
  items: [],
  ...rest,
});

const start = Date.parse('2026-02-01T10:00:00Z');

const ga4Events = [
  ...[
    'session_start',
    'first_visit',
    'page_view',
    'scroll',
    'user_engagement',
    'begin_checkout',
  ].map((name, i) => ga4(name, start + i, 'ann')),
  ga4('view_item_list', start, 'bob', {
    items: [{ item_id: '101', item_name: 'Fjell Parka' }, { item_id: '104' }],
  }),
  ...looks.map(({ shopper, thing, at }) =>
    ga4('view_item', at, shopper, {
      items: [{ item_id: thing.id, item_name: thing.title, price: thing.price, quantity: 1 }],
      ecommerce: { transaction_id: '(not set)' },
    }),
  ),
  ...keptOrders.map((order) =>
    ga4('purchase', milliseconds(order[0]!), order[0]!.shopper, {
      ecommerce: { transaction_id: order[0]!.order, purchase_revenue: 99.5 },
      items: order.map(({ thing, quantity, price }) => ({ item_id: thing.id, quantity, price })),
    }),
  ),
  // Nobody knows what was bought.
  ga4('purchase', start + 9, 'ann', { ecommerce: { transaction_id: '1' } }),
].reverse();

const call = (type: string, at: number, shopper: string, rest: object): unknown => ({
  messageId: `m-${shopper}-${at}`,
  type,
  anonymousId: `a-${shopper}`,
  userId: null,
  timestamp: new Date(at).toISOString(),
  originalTimestamp: new Date(at).toISOString(),
  context: { ip: '192.0.2.1', library: { name: 'analytics.js' } },
  ...rest,
});

const orderCompleted = (order: readonly Line[]): unknown =>
  call('track', milliseconds(order[0]!), order[0]!.shopper, {
    event: 'Order Completed',
    properties: {
      order_id: order[0]!.order,
      total: 211.5,
      products: order.map(({ thing, sku, quantity, price }) => ({
        product_id: thing.id,
        sku,
        quantity,
        price,
      })),
    },
  });

const segmentCalls = [
  call('page', start, 'ann', { name: 'Home', properties: { path: '/' } }),
  call('identify', start + 1, 'ann', { traits: { email: 'ann@mail.invalid' } }),
  call('track', start + 2, 'ann', { event: 'Products Searched', properties: { query: 'mug' } }),
  call('track', start + 3, 'bob', {
    event: 'Checkout Started',
    properties: { order_id: '1', products: [{ product_id: '101' }, { product_id: '104' }] },
  }),
  call('track', start + 4, 'bob', {
    event: 'Product List Viewed',
    properties: { list_id: 'jackets', products: [{ product_id: '101' }, { product_id: '104' }] },
  }),
  ...looks.map(({ shopper, thing, at }) =>
    call('track', at, shopper, {
      event: 'Product Viewed',
      properties: { product_id: thing.id, sku: thing.sku, name: thing.title, price: thing.price },
    }),
  ),
  ...keptOrders.map(orderCompleted),
];

const product = 'contexts_com_snowplowanalytics_snowplow_ecommerce_product_1';
const action =
  'unstruct_event_com_snowplowanalytics_snowplow_ecommerce_snowplow_ecommerce_action_1';
const transaction = 'contexts_com_snowplowanalytics_snowplow_ecommerce_transaction_1';

const snowplow = (event: string, at: number, shopper: string, rest: object = {}): unknown => ({
  app_id: 'shop',
  platform: 'web',
  collector_tstamp: new Date(at).toISOString().replace('T', ' ').replace('Z', ''),
  event,
  event_id: `e-${shopper}-${at}`,
  user_id: null,
  user_ipaddress: '192.0.2.1',
  domain_userid: `d-${shopper}`,
  network_userid: `n-${shopper}`,
  geo_country: 'NO',
  page_url: 'https://shop.invalid/',
  ...rest,
});

const snowplowEvents = [
  snowplow('page_view', start, 'ann'),
  snowplow('page_ping', start + 1, 'ann'),
  snowplow('unstruct', start + 2, 'bob', {
    [action]: { type: 'list_view', name: 'jackets' },
    [product]: [{ id: '101' }, { id: '104' }],
  }),
  ...looks.map(({ shopper, thing, at }) =>
    snowplow('unstruct', at, shopper, {
      [action]: { type: 'product_view' },
      [product]: [{ id: thing.id, name: thing.title, category: 'goods', price: thing.price }],
    }),
  ),
  ...keptOrders.map((order) =>
    snowplow('unstruct', milliseconds(order[0]!), order[0]!.shopper, {
      [action]: { type: 'transaction' },
      [transaction]: [{ transaction_id: order[0]!.order, revenue: 211.5, currency: 'EUR' }],
      [product]: order.map(({ thing, quantity, price }) => ({ id: thing.id, quantity, price })),
    }),
  ),
];

/** A visit: what was looked at, and what was bought. */
const matomoVisit = (order: readonly Line[], number: number): unknown => ({
  idSite: '1',
  idVisit: String(700 + number),
  visitIp: '192.0.2.1',
  visitorId: `${order[0]!.shopper}0000000000000`,
  userId: null,
  serverTimestamp: milliseconds(order[0]!) / 1000 - 60,
  actionDetails: [
    { type: 'action', url: 'https://shop.invalid/', timestamp: milliseconds(order[0]!) / 1000 - 9 },
    ...order.map(({ thing }, i) => ({
      type: 'action',
      url: `https://shop.invalid/${thing.handle}`,
      productViewSku: thing.id,
      productViewName: thing.title,
      productViewPrice: thing.price,
      timestamp: milliseconds(order[0]!) / 1000 - 8 + i,
    })),
    { type: 'goal', goalName: 'contact', timestamp: milliseconds(order[0]!) / 1000 - 3 },
    ...(order[0]!.cancelled
      ? []
      : [
          {
            type: 'ecommerceOrder',
            orderId: order[0]!.order,
            revenue: 211.5,
            timestamp: milliseconds(order[0]!) / 1000,
            itemDetails: order.map(({ thing, quantity, price }) => ({
              itemSKU: thing.id,
              itemName: thing.title,
              quantity,
              price,
            })),
          },
        ]),
  ],
});

const tracked = {
  catalog: plainCatalog(),
  colorAs: 'color',
  orders: true,
} satisfies Partial<Sample>;

export const trackers: readonly Sample[] = [
  { ...tracked, name: 'Google Analytics 4', events: jsonLines(ga4Events), eventsPreset: 'ga4' },
  { ...tracked, name: 'Segment', events: jsonLines(segmentCalls), eventsPreset: 'segment' },
  { ...tracked, name: 'Snowplow', events: jsonLines(snowplowEvents), eventsPreset: 'snowplow' },
  {
    ...tracked,
    name: 'Matomo',
    events: jsonLines(linesByOrder.map(matomoVisit)),
    eventsPreset: 'matomo',
  },
  {
    name: 'a plain log',
    catalog: plainCatalog(({ sku }) => sku),
    idOf: ({ sku }) => sku,
    events: csv(
      [
        ['visitor', 'sku', 'time'],
        ...looks.map(({ shopper, thing, at }) => [shopper, thing.sku, new Date(at).toISOString()]),
      ],
      ';',
    ),
    colorAs: 'color',
  },
];

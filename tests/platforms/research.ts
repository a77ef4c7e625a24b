// The shop in the form of public data sets.

import {
  csv,
  jsonLines,
  keptLines,
  linesByOrder,
  looks,
  milliseconds,
  money,
  plainCatalog,
  soldThings,
  type Cell,
  type Line,
  type Sample,
  type Thing,
} from './shop.js';

const asin = ({ id }: Thing): string => `B0SHOP0${id}`;

const amazonMeta = (thing: Thing): unknown => ({
  main_category: 'All goods',
  title: thing.title,
  average_rating: 4.4,
  rating_number: 12,
  features: ['Fine'],
  description: ['A fine thing'],
  price: thing.handle === 'kaldi-pot' ? 'None' : thing.price,
  images: [{ thumb: 'https://img.shop.invalid/t.jpg', large: 'https://img.shop.invalid/l.jpg' }],
  videos: [],
  store: thing.brand,
  categories: thing.path,
  details: { Color: thing.color, 'Best Sellers Rank': { Goods: 12 } },
  parent_asin: asin(thing),
  bought_together: null,
});

const amazonReview = (line: Line): unknown => ({
  rating: 5,
  title: 'Good',
  text: 'Would buy it again.',
  images: [],
  asin: `B0CHILD${line.sku}`,
  parent_asin: asin(line.thing),
  user_id: `A${line.shopper}`,
  timestamp: milliseconds(line),
  helpful_vote: 0,
  verified_purchase: true,
});

const ratings = keptLines.map((line): Cell[] => [
  line.shopper === 'ann' ? 1 : 2,
  line.thing.id,
  line.quantity === 1 ? '4.5' : '4.0',
  milliseconds(line) / 1000,
]);

const wholeRatings = ratings.map(([user, item, , time]): Cell[] => [user!, item!, 4, time!]);

const movies = soldThings.map((thing): Cell[] => [thing.id, thing.title, thing.path.join('|')]);

/** Rows of a property each; an item has the properties of the last time. */
const properties = (thing: Thing): Cell[][] => [
  [1_433_041_200_000, thing.id, 'categoryid', thing.path[0] === 'Kitchen' ? 16 : 18],
  [1_433_041_200_000, thing.id, '790', `n${money(thing.price)}0`],
  [1_433_041_200_000, thing.id, 'available', thing.color === 'Red' ? 1 : 0],
];

const retailrocketEvents = [
  ...looks.map(({ shopper, thing, at }): Cell[] => [at, shopper, 'view', thing.id, '']),
  ...keptLines.map((line): Cell[] => [
    ...[milliseconds(line), line.shopper, 'addtocart', line.thing.id, ''],
  ]),
  ...keptLines.map((line): Cell[] => [
    ...[milliseconds(line) + 60_000, line.shopper, 'transaction', line.thing.id, line.order],
  ]),
];

const session = ({ shopper }: { shopper: string }): number => (shopper === 'ann' ? 11 : 12);

const yoochooseClicks = looks.map((look): Cell[] => [
  ...[session(look), new Date(look.at).toISOString(), look.thing.id, 'S'],
]);

const yoochooseBuys = keptLines.map((line): Cell[] => [
  ...[session(line), new Date(milliseconds(line)).toISOString(), line.thing.id],
  ...[line.price, line.quantity],
]);

const digineticaProducts = csv(
  [
    ['itemId', 'pricelog2', 'product.name.tokens'],
    ...soldThings.map(({ id, color }): Cell[] => [id, 10, color === 'Red' ? '88,91' : '88,92']),
  ],
  ';',
);

const digineticaViews = csv(
  [
    ['sessionId', 'userId', 'itemId', 'timeframe', 'eventdate'],
    ...looks.map((look): Cell[] => [
      ...[
        session(look),
        'NA',
        look.thing.id,
        526_309,
        new Date(look.at).toISOString().slice(0, 10),
      ],
    ]),
  ],
  ';',
);

const digineticaPurchases = csv(
  [
    ['sessionId', 'userId', 'timeframe', 'eventdate', 'ordernumber', 'itemId'],
    ...keptLines.map((line): Cell[] => [
      ...[Number(line.order), 'NA', 526_309, line.time.slice(0, 10), line.order, line.thing.id],
    ]),
  ],
  ';',
);

const instacartProducts = csv([
  ['product_id', 'product_name', 'aisle_id', 'department_id'],
  ...soldThings.map(({ id, title, path, color }): Cell[] => [
    ...[id, title, color === 'Red' ? 61 : 104, path[0] === 'Kitchen' ? 13 : 19],
  ]),
]);

const instacartOrders = csv([
  ['order_id', 'product_id', 'add_to_cart_order', 'reordered'],
  ...linesByOrder
    .filter(([first]) => !first!.cancelled)
    .flatMap((order) => order.map((line, i): Cell[] => [line.order, line.thing.id, i + 1, 0])),
]);

const olistProducts = csv([
  [
    ...['product_id', 'product_category_name', 'product_name_lenght', 'product_description_lenght'],
    ...['product_photos_qty', 'product_weight_g', 'product_length_cm', 'product_height_cm'],
    'product_width_cm',
  ],
  ...soldThings.map(({ id, path, color }): Cell[] => [
    ...[`f${id}`, path[0]!.toLowerCase(), 40, 287, 1, color === 'Red' ? 225 : 300, 16, 10, 14],
  ]),
]);

const olistItems = csv([
  [
    ...['order_id', 'order_item_id', 'product_id', 'seller_id', 'shipping_limit_date', 'price'],
    'freight_value',
  ],
  ...keptLines.map((line): Cell[] => [
    ...[line.order, line.firstOfOrder ? 1 : 2, `f${line.thing.id}`, 's1', line.time, line.price],
    '13.29',
  ]),
]);

/** The cells of rows between colons, as files of the older MovieLens sets have them. */
const colons = (rows: readonly Cell[][]): string =>
  `${rows.map((row) => row.join('::')).join('\n')}\n`;

const noOrderShopper = { 'no shopper, kept as part of an order': keptLines.length };

export const research: readonly Sample[] = [
  {
    name: 'Amazon Reviews 2023',
    catalog: jsonLines(soldThings.map(amazonMeta)),
    catalogPreset: 'amazon-reviews',
    events: jsonLines(keptLines.map(amazonReview)),
    eventsPreset: 'amazon-reviews',
    idOf: asin,
    without: ['category', 'price'],
    colorAs: 'Color',
    notFacts: ['average_rating', 'rating_number', 'thumb', 'Goods', 'bought_together', 'features'],
  },
  {
    name: 'MovieLens, CSV',
    catalog: csv([['movieId', 'title', 'genres'], ...movies]),
    catalogPreset: 'movielens',
    events: csv([['userId', 'movieId', 'rating', 'timestamp'], ...ratings]),
    eventsPreset: 'movielens',
    without: ['brand', 'price', 'category'],
    facts: { parka: { category: 'Jackets' }, mug: { category: 'Cups' } },
  },
  {
    name: 'MovieLens, .dat',
    catalog: colons(movies),
    catalogPreset: 'movielens-dat',
    events: colons(wholeRatings),
    eventsPreset: 'movielens-dat',
    args: ['--preset', 'movielens-dat'],
    without: ['brand', 'price', 'category'],
    facts: { parka: { category: 'Jackets' }, mug: { category: 'Cups' } },
  },
  {
    name: 'Retailrocket',
    catalog: csv([['timestamp', 'itemid', 'property', 'value'], ...soldThings.flatMap(properties)]),
    catalogPreset: 'retailrocket',
    events: csv([['timestamp', 'visitorid', 'event', 'itemid', 'transactionid'], ...retailrocketEvents]), // prettier-ignore
    eventsPreset: 'retailrocket',
    without: ['title', 'brand', 'price', 'category'],
    notFacts: ['790', 'available', 'property', 'value', 'timestamp'],
    orders: true,
  },
  {
    name: 'Yoochoose, clicks',
    catalog: plainCatalog(),
    events: csv(yoochooseClicks),
    eventsPreset: 'yoochoose-clicks',
    colorAs: 'color',
  },
  {
    name: 'Yoochoose, buys',
    catalog: plainCatalog(),
    events: csv(yoochooseBuys),
    eventsPreset: 'yoochoose-buys',
    colorAs: 'color',
  },
  {
    name: 'Diginetica, views',
    catalog: digineticaProducts,
    catalogPreset: 'diginetica',
    events: digineticaViews,
    eventsPreset: 'diginetica',
    without: ['title', 'brand', 'price', 'category'],
    facts: { mug: { 'name token': '91' }, pot: { 'name token': '92' } },
    notFacts: ['pricelog2'],
  },
  {
    name: 'Diginetica, purchases',
    catalog: digineticaProducts,
    catalogPreset: 'diginetica',
    events: digineticaPurchases,
    eventsPreset: 'diginetica-purchases',
    without: ['title', 'brand', 'price', 'category'],
    orders: true,
  },
  {
    name: 'Instacart',
    catalog: instacartProducts,
    catalogPreset: 'instacart',
    events: instacartOrders,
    eventsPreset: 'instacart',
    without: ['brand', 'price', 'category'],
    facts: { parka: { aisle: '104', department: '19' }, mug: { aisle: '61', department: '13' } },
    notFacts: ['aisle_id', 'department_id'],
    orders: true,
    setAside: noOrderShopper,
  },
  {
    name: 'Olist',
    catalog: olistProducts,
    catalogPreset: 'olist',
    events: olistItems,
    eventsPreset: 'olist',
    idOf: ({ id }) => `f${id}`,
    without: ['title', 'brand', 'price', 'category'],
    facts: { parka: { category: 'clothing', weight: '300 g' }, mug: { category: 'kitchen' } },
    notFacts: ['product_name_lenght', 'product_photos_qty'],
    orders: true,
    setAside: noOrderShopper,
  },
];

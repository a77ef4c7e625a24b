// What hosted shops export of the shop: Shopify, BigCommerce, Amazon.

import {
  allThings,
  csv,
  imageOf,
  isoTime,
  jsonLines,
  lines,
  linesByOrder,
  money,
  soldThings,
  type Cell,
  type Line,
  type Sample,
  type Thing,
} from './shop.js';

const category = ({ path }: Thing): string => path.join(' > ');
const shopifyStatus = ({ sold }: Thing): string => (sold ? 'active' : 'draft');

const shopifyHeader =
  'Handle|Title|Body (HTML)|Vendor|Product Category|Type|Tags|Published|Option1 Name|Option1 Value|Option2 Name|Option2 Value|Variant SKU|Variant Grams|Variant Inventory Qty|Variant Price|Variant Compare At Price|Variant Requires Shipping|Variant Barcode|Image Src|Image Position|Gift Card|SEO Title|Variant Weight Unit|Cost per item|Status'.split(
    '|',
  );

/** The rows of a product: its variants, of which the first has all cells, and a second image. */
function shopifyRows(thing: Thing): Cell[][] {
  const variants =
    thing.variants.length > 0
      ? thing.variants
      : [{ sku: thing.sku, size: 'Default Title', price: thing.price }];
  const rows = variants.map(({ sku, size, price }, i): Cell[] => {
    const first = i === 0;
    const plain = thing.variants.length === 0;
    const names = plain ? ['Title', ''] : ['Size', 'Color'];
    const whole = [
      thing.title,
      `<p>A <b>fine</b> thing</p>`,
      thing.brand,
      category(thing),
      thing.path.at(-1)!,
      thing.tags.join(', '),
      String(thing.sold),
    ];
    return [
      thing.handle,
      ...(first ? whole : whole.map(() => '')),
      first ? names[0]! : '',
      size,
      first ? names[1]! : '',
      plain ? '' : thing.color,
      sku,
      1200,
      3,
      money(price),
      plain && thing.regularPrice > price ? money(thing.regularPrice) : '',
      'true',
      '',
      imageOf(thing, i + 1),
      i + 1,
      first ? 'false' : '',
      '',
      'kg',
      '5.00',
      first ? shopifyStatus(thing) : '',
    ];
  });
  const onlyImage = shopifyHeader.map((head): Cell => {
    if (head === 'Handle') return thing.handle;
    return head === 'Image Src' ? imageOf(thing, 9) : '';
  });
  return [...rows, onlyImage];
}

const shopifyOrders = csv([
  'Name|Email|Financial Status|Paid at|Fulfillment Status|Currency|Subtotal|Total|Created at|Lineitem quantity|Lineitem name|Lineitem price|Lineitem compare at price|Lineitem sku|Lineitem requires shipping|Billing Name|Billing Phone|Cancelled at|Id|Vendor|Phone'.split(
    '|',
  ),
  ...lines.map((line): Cell[] => [
    `#${line.order}`,
    line.mail,
    line.firstOfOrder ? 'paid' : '',
    line.firstOfOrder ? `${line.time} +0000` : '',
    line.firstOfOrder ? 'fulfilled' : '',
    line.firstOfOrder ? 'USD' : '',
    line.firstOfOrder ? '211.50' : '',
    line.firstOfOrder ? '211.50' : '',
    `${line.time} +0000`,
    line.quantity,
    line.variant ? `${line.thing.title} - ${line.variant.size}` : line.thing.title,
    money(line.price),
    '',
    line.thing.handle === 'kaldi-mug' ? '' : line.sku,
    'true',
    line.firstOfOrder ? 'Ann Example' : '',
    line.firstOfOrder ? '+1 202 555 0100' : '',
    line.firstOfOrder && line.cancelled ? `${line.time} +0000` : '',
    line.firstOfOrder ? 5_000_000 + Number(line.order) : '',
    line.thing.brand,
    '',
  ]),
]);

const shopify = {
  events: shopifyOrders,
  catalogPreset: 'shopify',
  eventsPreset: 'shopify',
  idOf: ({ handle }: Thing) => handle,
  imageOf,
  sizeAs: 'Size',
  tagsAs: 'Tags',
  notFacts: [
    '=Default Title',
    'Title',
    'Option1 Name',
    'Option1 Value',
    'Status',
    'Published',
    'Gift Card',
    'Variant Grams',
    'Variant Weight Unit',
  ],
  leavesOut: true,
  orders: true,
} satisfies Partial<Sample>;

/** The header since 2025, in the same order. */
const shopifyNewHeader =
  'URL handle|Title|Description|Vendor|Product category|Type|Tags|Published on online store|Option1 name|Option1 value|Option2 name|Option2 value|SKU|Weight value (grams)|Inventory quantity|Price|Compare-at price|Requires shipping|Barcode|Product image URL|Image position|Gift card|SEO title|Weight unit for display|Cost per item|Status'.split(
    '|',
  );

const apiProduct = (thing: Thing): unknown => ({
  id: Number(thing.id),
  title: thing.title,
  body_html: '<p>A fine thing</p>',
  vendor: thing.brand,
  product_type: thing.path.at(-1),
  created_at: '2026-01-01T00:00:00+00:00',
  handle: thing.handle,
  status: shopifyStatus(thing),
  tags: thing.tags.join(', '),
  variants: (thing.variants.length > 0
    ? thing.variants
    : [{ id: `${thing.id}0`, sku: thing.sku, size: 'Default Title', price: thing.price }]
  ).map(({ id, sku, size, price }) => ({ id: Number(id), title: size, sku, price: money(price) })),
  options: [
    thing.variants.length > 0
      ? { name: 'Size', values: thing.variants.map(({ size }) => size) }
      : { name: 'Title', values: ['Default Title'] },
  ],
  images: [{ id: 1, src: imageOf(thing) }, { id: 2, src: imageOf(thing, 2) }], // prettier-ignore
});

const apiOrder = (order: readonly Line[]): unknown => ({
  id: 5_000_000 + Number(order[0]!.order),
  name: `#${order[0]!.order}`,
  email: order[0]!.mail,
  created_at: isoTime(order[0]!),
  cancelled_at: order[0]!.cancelled ? isoTime(order[0]!) : null,
  financial_status: 'paid',
  customer: { id: order[0]!.shopper === 'ann' ? 31 : 32, email: order[0]!.mail, phone: null },
  line_items: order.map((line) => ({
    id: 8_000_000 + Number(line.order),
    product_id: Number(line.thing.id),
    variant_id: Number(line.variant?.id ?? `${line.thing.id}0`),
    sku: line.sku,
    title: line.thing.title,
    quantity: line.quantity,
    price: money(line.price),
  })),
});

/** Rows of the export since 2023: a product, its variants and its images, one below the other. */
function bigcommerceRows(thing: Thing): Cell[][] {
  const row = (cells: Readonly<Record<string, Cell>>): Cell[] =>
    bigcommerceHeader.map((head) => cells[head] ?? '');
  const product = row({
    Item: 'Product',
    ID: thing.id,
    Name: thing.title,
    Type: 'physical',
    SKU: thing.sku,
    'Inventory Tracking': 'none',
    Price: money(thing.price),
    'Brand ID': 40,
    Categories: '24;18',
    Description: '<p>A fine thing</p>',
    'Custom Fields': `Color=${thing.color};Tone=${thing.tags[0]!}`,
    'Product URL': `/${thing.handle}/`,
    'UPC/EAN': '',
    'Is Visible': thing.sold ? 'TRUE' : 'FALSE',
    'Tax Class': 0,
  });
  const variants = thing.variants.map(({ id, sku, size, price }) =>
    row({
      Item: 'Variant',
      ID: id,
      SKU: sku,
      Options: `Type=Dropdown|Name=Size|Value=${size}`,
      Price: money(price),
    }),
  );
  // The id of an image may be that of a product.
  const image = row({
    Item: 'Image',
    ID: Number(thing.id) + 1,
    'Internal Image URL (Export)': imageOf(thing),
    'Image is Thumbnail': 'TRUE',
  });
  return [product, ...variants, image];
}

const bigcommerceHeader =
  'Item|ID|Name|Type|SKU|Options|Inventory Tracking|Current Stock|Price|Cost Price|Sale Price|Brand ID|Categories|Description|Custom Fields|Page Title|Product URL|UPC/EAN|Weight|Is Visible|Tax Class|Internal Image URL (Export)|Image is Thumbnail'.split(
    '|',
  );

const bigcommerceOrders = csv([
  'Order ID|Customer ID|Customer Name|Customer Email|Customer Phone|Order Date|Order Status|Order Total (inc tax)|Payment Method|Total Quantity|Order Currency Code|Billing Email|Product Details'.split(
    '|',
  ),
  ...linesByOrder.map((order): Cell[] => [
    ...[order[0]!.order, 0, 'Ann Example', order[0]!.mail, '202 555 0100'],
    ...[order[0]!.time.slice(0, 10), order[0]!.cancelled ? 'Cancelled' : 'Completed', '211.50'],
    ...['Card', 3, 'USD', order[0]!.mail],
    order
      .map(
        ({ thing, sku, quantity, price }) =>
          `Product ID: ${thing.id}, Product Qty: ${quantity}, Product SKU: ${sku}, Product Name: ${thing.title}, Product Unit Price: ${money(price)}, Product Total Price: ${money(price * quantity)}`,
      )
      .join('|'),
  ]),
]);

const amazonHeads = [
  'TemplateType=fptcustom|Version=2026.0101|TemplateSignature=U0hPUA==|settings=attributeRow=3'.split(
    '|',
  ),
  'Product Type|Seller SKU|Brand Name|Product Name|Product ID|Item Type|Standard Price|Main Image URL|Parentage|Parent SKU|Variation Theme|Color|Size|Update Delete|Key Product Features'.split(
    '|',
  ),
  'feed_product_type|item_sku|brand_name|item_name|external_product_id|item_type|standard_price|main_image_url|parent_child|parent_sku|variation_theme|color_name|size_name|update_delete|bullet_point1'.split(
    '|',
  ),
];

/** A parent has no price and no colour; its children have both. */
function amazonRows(thing: Thing): Cell[][] {
  const row = (
    sku: string,
    price: number | undefined,
    family: readonly [string, string],
    size: string,
  ): Cell[] => [
    ...['goods', sku, thing.brand, thing.title, '', thing.path.at(-1)!],
    ...[price === undefined ? '' : money(price), imageOf(thing), ...family],
    ...[family[0] === '' ? '' : 'SizeName', thing.color, size, '', 'Fine'],
  ];
  if (thing.variants.length === 0) return [row(thing.sku, thing.price, ['', ''], '')];
  return [
    row(thing.sku, undefined, ['parent', ''], ''),
    ...thing.variants.map(({ sku, size, price }) => row(sku, price, ['child', thing.sku], size)),
  ];
}

const amazonOrders = csv(
  [
    'amazon-order-id|merchant-order-id|purchase-date|last-updated-date|order-status|fulfillment-channel|product-name|sku|asin|item-status|quantity|currency|item-price|ship-city'.split(
      '|',
    ),
    ...lines.map((line): Cell[] => [
      ...[`702-${line.order}`, '', isoTime(line), isoTime(line)],
      ...[line.cancelled ? 'Cancelled' : 'Shipped', 'Merchant', line.thing.title, line.sku],
      ...['', '', line.quantity, 'EUR', money(line.price), 'Oslo'],
    ]),
  ],
  '\t',
);

const amazonListings = csv(
  [
    'item-name|item-description|listing-id|seller-sku|price|quantity|open-date|image-url|item-is-marketplace|product-id-type|item-condition|asin1|product-id|fulfillment-channel|status'.split(
      '|',
    ),
    ...allThings.map((thing): Cell[] => [
      ...[thing.title, 'A fine thing', `0101L${thing.id}`, thing.sku, money(thing.price), 4],
      ...['2025-01-01 10:00:00 GMT', '', 'y', 1, 11, `B0${thing.id}00000`, `B0${thing.id}00000`],
      ...['DEFAULT', thing.sold ? 'Active' : 'Inactive'],
    ]),
  ],
  '\t',
);

export const hostedShops: readonly Sample[] = [
  {
    ...shopify,
    name: 'Shopify, CSV',
    catalog: csv([shopifyHeader, ...allThings.flatMap(shopifyRows)]),
  },
  {
    ...shopify,
    name: 'Shopify, CSV with the later header',
    catalog: csv([shopifyNewHeader, ...allThings.flatMap(shopifyRows)]),
  },
  {
    name: 'Shopify, REST',
    catalog: jsonLines(allThings.map(apiProduct)),
    catalogPreset: 'shopify-api',
    events: jsonLines(linesByOrder.map(apiOrder)),
    eventsPreset: 'shopify-api',
    without: ['category'],
    imageOf,
    sizeAs: 'Size',
    tagsAs: 'tags',
    notFacts: ['=Default Title', 'values', 'src', 'status', 'created_at', 'name'],
    leavesOut: true,
    orders: true,
  },
  {
    name: 'BigCommerce',
    catalog: csv([bigcommerceHeader, ...allThings.flatMap(bigcommerceRows)]),
    catalogPreset: 'bigcommerce',
    events: bigcommerceOrders,
    eventsPreset: 'bigcommerce',
    without: ['brand', 'category'],
    imageOf,
    colorAs: 'Color',
    notFacts: ['Inventory Tracking', 'Brand ID', 'Categories', 'Type', 'Tax Class', 'Options'],
    leavesOut: true,
    orders: true,
  },
  {
    name: 'Amazon, flat file',
    catalog: csv([...amazonHeads, ...soldThings.flatMap(amazonRows)], '\t'),
    catalogPreset: 'amazon',
    events: amazonOrders,
    eventsPreset: 'amazon',
    idOf: ({ sku }) => sku,
    without: ['category'],
    imageOf,
    colorAs: 'color_name',
    sizeAs: 'size_name',
    notFacts: ['feed_product_type', 'parent_child', 'variation_theme', 'bullet_point1', '=Color'],
    orders: true,
  },
  {
    name: 'Amazon, all listings report',
    catalog: amazonListings,
    catalogPreset: 'amazon',
    idOf: ({ sku }) => sku,
    without: ['brand', 'category'],
    notFacts: ['item-condition', 'status', 'fulfillment-channel', 'quantity'],
    leavesOut: true,
  },
];

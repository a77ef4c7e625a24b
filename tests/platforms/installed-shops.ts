// What installed shop systems export of the shop: WooCommerce, Magento, PrestaShop and others.

import {
  allThings,
  commaMoney,
  csv,
  imageOf,
  isoTime,
  jsonLines,
  keptLines,
  lines,
  linesByOrder,
  money,
  urlOf,
  type Cell,
  type Line,
  type Sample,
  type Thing,
} from './shop.js';

const category = ({ path }: Thing): string => path.join(' > ');

/** Headers of WooCommerce by language: those in which they differ are translated. */
const wooHeaders = {
  en: 'ID|Type|SKU|Name|Published|Is featured?|Visibility in catalog|Short description|Tax class|In stock?|Weight (kg)|Sale price|Regular price|Categories|Tags|Images|Parent|Position|Attribute 1 name|Attribute 1 value(s)|Attribute 1 visible|Attribute 1 global|Attribute 2 name|Attribute 2 value(s)|Brands',
  de: 'ID|Typ|Artikelnummer|Name|Veröffentlicht|Ist hervorgehoben?|Sichtbarkeit im Katalog|Kurzbeschreibung|Steuerklasse|Vorrätig?|Gewicht (kg)|Angebotspreis|Regulärer Preis|Kategorien|Schlagwörter|Bilder|Übergeordnetes Produkt|Position|Attribut 1 Name|Attribut 1 Wert(e)|Attribut 1 Sichtbar|Attribut 1 Global|Attribut 2 Name|Attribut 2 Wert(e)|Marken',
  fr: 'ID|Type|UGS|Nom|Publié|Mis en avant ?|Visibilité dans le catalogue|Description courte|Classe de TVA|En stock ?|Poids (kg)|Tarif promo|Tarif régulier|Catégories|Étiquettes|Images|Parent|Position|Nom de l’attribut 1|Valeur(s) de l’attribut 1|Attribut 1 visible|Attribut 1 global|Nom de l’attribut 2|Valeur(s) de l’attribut 2|Marques',
  es: 'ID|Tipo|SKU|Nombre|Publicado|¿Está destacado?|Visibilidad en el catálogo|Descripción corta|Clase de impuesto|¿Existencias?|Peso (kg)|Precio rebajado|Precio normal|Categorías|Etiquetas|Imágenes|Superior|Posición|Nombre del atributo 1|Valor(es) del atributo 1|Atributo visible 1|Atributo global 1|Nombre del atributo 2|Valor(es) del atributo 2|Marcas',
} as const;

const wooTags = { en: 'Tags', de: 'Schlagwörter', fr: 'Étiquettes', es: 'Etiquetas' } as const;

/** A product and its variations; those name it by SKU, or, in the shell's case, by id. */
function wooRows(thing: Thing, price: (value: number) => string): Cell[][] {
  const simple = thing.variants.length === 0;
  const onSale = thing.price < thing.regularPrice;
  const path = category(thing);
  const images = `${imageOf(thing)}, ${imageOf(thing, 2)}`;
  const published = thing.sold ? 1 : -1;
  const sizes = thing.variants.map(({ size }) => size).join(', ');
  const parent: Cell[] = [
    ...[thing.id, simple ? 'simple' : 'variable', thing.sku, thing.title, published, 0, 'visible'],
    ...['<p>A fine thing</p>', '', 1, '0.5'],
    ...[simple && onSale ? price(thing.price) : '', simple ? price(thing.regularPrice) : ''],
    ...[`${path}, All goods`, thing.tags.join(', '), images, '', 0],
    ...['Color', thing.color, 1, 1, simple ? '' : 'Size', sizes, thing.brand],
  ];
  const by = thing.handle === 'tind-shell' ? `id:${thing.id}` : thing.sku;
  const children = thing.variants.map((variant): Cell[] => [
    ...[variant.id, 'variation', variant.sku, `${thing.title} - ${variant.size}`, 1, 0, 'visible'],
    ...['', 'parent', 1, '', '', price(variant.price), '', '', '', by, 1],
    ...['Color', thing.color, '', 1, 'Size', variant.size, ''],
  ]);
  return [parent, ...children];
}

const wooOrders = csv([
  'Order Number|Order Status|Order Date|Customer Note|First Name (Billing)|Last Name (Billing)|Email (Billing)|Phone (Billing)|Payment Method Title|Order Total Amount|SKU|Item #|Item Name|Quantity (- Refund)|Item Cost|Coupon Code'.split(
    '|',
  ),
  ...lines.map((line): Cell[] => [
    ...[line.order, line.cancelled ? 'Cancelled' : 'Completed', line.time, '', 'Ann', 'Example'],
    ...[line.mail, '+1 202 555 0100', 'Card', '211.50', line.sku, line.firstOfOrder ? 1 : 2],
    ...[line.thing.title, line.quantity, money(line.price), ''],
  ]),
]);

const woo = (language: keyof typeof wooHeaders, price = money): Sample => ({
  name: `WooCommerce, ${language}`,
  catalog: csv([
    wooHeaders[language].split('|'),
    ...allThings.flatMap((thing) => wooRows(thing, price)),
  ]),
  catalogPreset: 'woocommerce',
  events: wooOrders,
  eventsPreset: 'woocommerce',
  imageOf,
  colorAs: 'Color',
  sizeAs: 'Size',
  tagsAs: wooTags[language],
  notFacts: ['Tax class', 'Steuerklasse', 'Type', 'Typ', 'Position', 'Attribute 1 visible', 'SKU'],
  leavesOut: true,
  orders: true,
});

const wooApiProduct = (thing: Thing): unknown => ({
  id: Number(thing.id),
  name: thing.title,
  slug: thing.handle,
  permalink: urlOf(thing),
  type: thing.variants.length > 0 ? 'variable' : 'simple',
  status: thing.sold ? 'publish' : 'draft',
  catalog_visibility: 'visible',
  short_description: '<p>A fine thing</p>',
  sku: thing.sku,
  price: money(thing.price),
  regular_price: thing.variants.length > 0 ? '' : money(thing.regularPrice),
  sale_price: '',
  tax_class: '',
  categories: thing.path.map((name, i) => ({ id: i, name, slug: name.toLowerCase() })),
  tags: thing.tags.map((name, i) => ({ id: i, name, slug: name })),
  brands: [{ id: 1, name: thing.brand, slug: thing.brand.toLowerCase() }],
  images: [{ id: 1, src: imageOf(thing), name: '', alt: '' }],
  attributes: [
    { id: 1, name: 'Color', position: 0, visible: true, options: [thing.color] },
    ...(thing.variants.length > 0
      ? [{ id: 2, name: 'Size', position: 1, visible: true, options: thing.variants.map(({ size }) => size) }] // prettier-ignore
      : []),
  ],
  variations: thing.variants.map(({ id }) => Number(id)),
});

const wooApiOrder = (order: readonly Line[]): unknown => ({
  id: Number(order[0]!.order),
  number: order[0]!.order,
  status: order[0]!.cancelled ? 'cancelled' : 'completed',
  currency: 'EUR',
  date_created: isoTime(order[0]!).slice(0, -1),
  date_created_gmt: isoTime(order[0]!).slice(0, -1),
  customer_id: 0,
  billing: { first_name: 'Ann', email: order[0]!.mail, phone: '+1 202 555 0100' },
  line_items: order.map((line, i) => ({
    id: i + 1,
    name: line.thing.title,
    product_id: Number(line.thing.id),
    variation_id: Number(line.variant?.id ?? 0),
    quantity: line.quantity,
    sku: line.sku,
    price: line.price,
  })),
});

const shopwareRows = (thing: Thing): Cell[][] => {
  const uuid = (number: string): string => number.padStart(32, '0');
  const row = (id: string, parent: string, sku: string, price: number, whole: boolean): Cell[] => [
    ...[uuid(id), parent && uuid(parent), sku, thing.sold ? 1 : 0, 3],
    ...[whole ? thing.title : '', whole ? '<p>A fine thing</p>' : '', '10', money(price), '5'],
    ...[uuid('7'), 19, 'Standard', uuid(`8${id}`), whole ? imageOf(thing) : ''],
    ...[uuid('9'), whole ? thing.brand : '', `${uuid('41')}|${uuid('42')}`, uuid('5'), uuid('61')],
  ];
  return [
    row(thing.id, '', thing.sku, thing.price, true),
    ...thing.variants.map(({ id, sku, price }) => row(id, thing.id, sku, price, false)),
  ];
};

export const shopwareId = ({ id }: Thing): string => id.padStart(32, '0');

/** A configurable product, and the simple products that it is sold as, which come first. */
function magentoRows(thing: Thing): Cell[][] {
  const row = (cells: Readonly<Record<string, Cell>>): Cell[] =>
    magentoHeader.map((head) => cells[head] ?? '');
  const own = (cells: Readonly<Record<string, Cell>>): Cell[] =>
    row({
      attribute_set_code: 'Default',
      product_websites: 'base',
      tax_class_name: 'Taxable Goods',
      product_online: thing.sold ? 1 : 2,
      base_image: `/k/m/${thing.handle}.jpg`,
      url_key: thing.handle,
      ...cells,
    });
  const common = `manufacturer=${thing.brand},color=${thing.color},tone=${thing.tags.join('|')}`;
  const children = thing.variants.map(({ sku, size, price }) =>
    own({
      sku,
      product_type: 'simple',
      name: `${thing.title}-${size}`,
      price: money(price),
      visibility: 'Not Visible Individually',
      additional_attributes: `${common},size=${size}`,
    }),
  );
  const main = own({
    sku: thing.sku,
    product_type: thing.variants.length > 0 ? 'configurable' : 'simple',
    categories: `Default Category/${thing.path.join('/')},Default Category/${thing.path[0]!}`,
    name: thing.title,
    description: '<p>A fine thing</p>',
    price: thing.variants.length > 0 ? '' : money(thing.regularPrice),
    special_price: thing.price < thing.regularPrice ? money(thing.price) : '',
    visibility: 'Catalog, Search',
    additional_attributes: common,
    configurable_variations: thing.variants
      .map(({ sku, size }) => `sku=${sku},size=${size}`)
      .join('|'),
  });
  const translated = row({ sku: thing.sku, store_view_code: 'no', name: `${thing.title} (no)` });
  return [...children, main, translated];
}

const magentoHeader =
  'sku|store_view_code|attribute_set_code|product_type|categories|product_websites|name|description|weight|product_online|tax_class_name|visibility|price|special_price|url_key|base_image|created_at|qty|additional_attributes|configurable_variations'.split(
    '|',
  );

/** An order names what was configured, and below it the simple product that is sent. */
const magentoOrder = (order: readonly Line[]): unknown => ({
  increment_id: order[0]!.order.padStart(9, '0'),
  created_at: order[0]!.time,
  status: order[0]!.cancelled ? 'canceled' : 'complete',
  state: order[0]!.cancelled ? 'canceled' : 'complete',
  customer_email: order[0]!.mail,
  customer_is_guest: 1,
  items: order.flatMap((line, i) => {
    const item = {
      item_id: 10 * i,
      sku: line.sku,
      name: line.thing.title,
      product_type: line.variant ? 'configurable' : 'simple',
      qty_ordered: line.quantity,
      price: line.price,
    };
    const sent = { ...item, item_id: 10 * i + 1, product_type: 'simple', parent_item_id: 10 * i };
    return line.variant ? [item, sent] : [item];
  }),
});

const prestashopHeads = {
  en: 'Product ID;Active (0/1);Name *;Categories (x,y,z...);Price tax excluded;Price tax included;Tax rules ID;Wholesale price;Reference #;Supplier;Manufacturer;EAN13;Unit price;Tags (x,y,z...);Meta title;Image URLs (x,y,z...);Feature(Name:Value:Position:Custom)',
  fr: 'ID;Actif (0/1);Nom *;Catégories (x,y,z...);Prix HT;Prix TTC;ID règle de taxes;Prix d’achat;Référence;Fournisseur;Marque;EAN13;Prix unitaire;Mots-clés (x,y,z...);Balise titre;URL des images (x,y,z...);Caractéristique(Nom:Valeur:Position:Personnalisé)',
};

const prestashop = (language: keyof typeof prestashopHeads): Sample => ({
  name: `PrestaShop, ${language}`,
  catalog: csv(
    [
      prestashopHeads[language].split(';'),
      ...allThings.map((thing): Cell[] => [
        ...[thing.id, thing.sold ? 1 : 0, thing.title, `${thing.path.join('/')},Home`],
        ...['9,99', commaMoney(thing.price), 1, '5,000000', thing.sku, 'Lumen SARL', thing.brand],
        ...['', '0,000000', thing.tags.join(','), `${thing.title} - buy`],
        `${imageOf(thing)},${imageOf(thing, 2)}`,
        `Color:${thing.color}:1:0,Made of:Cloth:2:0`,
      ]),
    ],
    ';',
  ),
  catalogPreset: 'prestashop',
  events: csv(
    [
      'id_order;reference;id_customer;date_add;current_state;product_id;product_attribute_id;product_reference;product_quantity;unit_price_tax_incl'.split(
        ';',
      ),
      ...lines.map((line): Cell[] => [
        ...[line.order, `XKB${line.order}`, line.shopper === 'ann' ? 31 : 32, line.time],
        ...[line.cancelled ? 6 : 5, line.thing.id, 0, line.sku, line.quantity, money(line.price)],
      ]),
    ],
    ';',
  ),
  eventsPreset: 'prestashop',
  imageOf,
  colorAs: 'Color',
  tagsAs: 'tags',
  notFacts: ['Wholesale price', 'Supplier', '=Lumen SARL', 'Meta title', 'Unit price', '=1', '=0'],
  leavesOut: true,
  orders: true,
});

export const installedShops: readonly Sample[] = [
  woo('en'),
  woo('de', commaMoney),
  woo('fr', commaMoney),
  woo('es', commaMoney),
  {
    name: 'WooCommerce, REST',
    catalog: jsonLines(allThings.map(wooApiProduct)),
    catalogPreset: 'woocommerce-api',
    events: jsonLines(linesByOrder.map(wooApiOrder)),
    eventsPreset: 'woocommerce-api',
    without: ['category'],
    imageOf,
    url: true,
    colorAs: 'Color',
    sizeAs: 'Size',
    tagsAs: 'tags',
    notFacts: ['slug', 'options', 'alt', 'catalog_visibility', 'type', 'visible'],
    leavesOut: true,
    orders: true,
  },
  {
    name: 'Shopware 6',
    catalog: csv(
      [
        'id;parent_id;product_number;active;stock;name;description;price_net;price_gross;purchase_prices_net;tax_id;tax_rate;tax_name;cover_media_id;cover_media_url;manufacturer_id;manufacturer_name;categories;sales_channel;optionIds'.split(
          ';',
        ),
        ...allThings.flatMap(shopwareRows),
      ],
      ';',
    ),
    catalogPreset: 'shopware',
    events: csv([
      ['user_id', 'order_id', 'date', 'sku', 'quantity'],
      ...keptLines.map(({ shopper, order, time, sku, quantity }) => [
        ...[shopper, order, time, sku, quantity],
      ]),
    ]),
    idOf: shopwareId,
    without: ['category'],
    imageOf,
    notFacts: ['tax_rate', 'active', 'stock', 'categories', 'optionIds', '=Standard'],
    leavesOut: true,
    orders: true,
  },
  {
    name: 'OpenCart',
    catalog: csv([
      'product_id|name(en-gb)|name(de-de)|categories|sku|upc|quantity|model|manufacturer|image_name|shipping|price|points|date_added|weight|weight_unit|status|tax_class_id|description(en-gb)|meta_title(en-gb)|stock_status_id|store_ids|tags(en-gb)|sort_order|subtract|minimum'.split(
        '|',
      ),
      ...allThings.map((thing): Cell[] => [
        ...[
          thing.id,
          thing.title,
          `${thing.title} (de)`,
          '20,28',
          '',
          '',
          5,
          thing.sku,
          thing.brand,
        ],
        ...[`catalog/${thing.handle}.jpg`, 'yes', money(thing.price), 0, '2025-01-01 10:00:00'],
        ...['1.50', 'kg', String(thing.sold), 9, '&lt;p&gt;A fine thing&lt;/p&gt;', thing.title, 7],
        ...[0, thing.tags.join(', '), 1, 'true', 1],
      ]),
    ]),
    catalogPreset: 'opencart',
    without: ['category'],
    tagsAs: 'tags',
    notFacts: ['model', 'shipping', 'status', 'tax_class_id', 'weight_unit', 'categories', '=kg'],
    leavesOut: true,
  },
  {
    name: 'Magento 2',
    catalog: csv([magentoHeader, ...allThings.flatMap(magentoRows)]),
    catalogPreset: 'magento',
    events: jsonLines(linesByOrder.map(magentoOrder)),
    eventsPreset: 'magento',
    idOf: ({ sku }) => sku,
    // All paths begin with the root category.
    without: ['category'],
    colorAs: 'color',
    sizeAs: 'size',
    tagsAs: 'tone',
    notFacts: ['tax_class_name', 'product_online', 'url_key', 'product_type', 'visibility', 'sku'],
    leavesOut: true,
    orders: true,
  },
  prestashop('en'),
  prestashop('fr'),
];

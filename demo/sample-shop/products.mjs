// The catalogue: products whose facts fit together.  A brand makes what its departments sell, in
// materials and colours it likes; a lighter material weighs less; a larger size costs more.

import { brands } from './assortment/brands.mjs';
import { colors, materials, seasons, systems, uses, warehouses } from './assortment/facts.mjs';
import { departments, types } from './assortment/types.mjs';
import { Random } from './random.mjs';

/**
 * @typedef {object} Product
 * @property {string} id `<type>-<two digits>`
 * @property {import('./assortment/types.mjs').ProductType} type
 * @property {string} brand
 * @property {string} series
 * @property {string} material
 * @property {string} color
 * @property {string[]} uses 1 or 2
 * @property {string[]} seasons 1 or 2
 * @property {string[]} systems 0 to 2; what it is compatible with
 * @property {[string, string] | null} size English and Chinese
 * @property {number} sizeStep 0 for the smallest size, 1 for the largest
 * @property {number} price EUR
 * @property {number} weight grams
 * @property {string} warehouse the decoy: no taste follows it
 * @property {boolean} isNew not yet in the event log
 */

// How heavy a material is beside the type's usual one.
const heaviness = {
  titanium: 0.6,
  'carbon fibre': 0.55,
  down: 0.7,
  bamboo: 0.8,
  'cast iron': 1.6,
  stoneware: 1.2,
  copper: 1.25,
};
const costliness = {
  titanium: 1.5,
  'carbon fibre': 1.45,
  down: 1.35,
  copper: 1.3,
  'merino wool': 1.3,
  leather: 1.2,
  walnut: 1.2,
};

/** How likely a product has no event yet, as a new arrival has none. */
const newShare = 0.03;

/** One or two entries of a list, in the list's order. */
function oneOrTwo(random, list, second) {
  const first = random.pick(list);
  if (list.length < 2 || !random.chance(second)) return [first];
  const other = random.pick(list.filter((entry) => entry !== first));
  return list.filter((entry) => entry === first || entry === other);
}

/** A price that ends as shops' prices do: .90 below 100 EUR, whole above. */
function shopPrice(value) {
  return value < 100 ? Math.max(4, Math.round(value)) - 0.1 : Math.round(value / 5) * 5 - 1;
}

function makeProduct(random, type, brand, series, id) {
  const liked = (list, entry) => (list.includes(entry) ? 4 : 1);
  const material =
    type.materials[random.weighted(type.materials.map((m) => liked(brand.materials, m)))];
  const sizeIndex = type.sizes.length ? random.integer(0, type.sizes.length - 1) : 0;
  const sizeStep = type.sizes.length > 1 ? sizeIndex / (type.sizes.length - 1) : random.next();
  const level = brand.level * (costliness[material] ?? 1);
  const [cheap, dear] = type.price;
  const [light, heavy] = type.weight;
  const within = 0.65 * sizeStep + 0.35 * random.next();
  return {
    id,
    type,
    brand: brand.name,
    series,
    material,
    color: random.pick(brand.colors),
    uses: oneOrTwo(random, type.uses, 0.3),
    seasons: oneOrTwo(random, type.seasons, 0.5),
    systems: type.systems.length && random.chance(0.75) ? oneOrTwo(random, type.systems, 0.35) : [],
    size: type.sizes[sizeIndex] ?? null,
    sizeStep,
    price: shopPrice((cheap + (dear - cheap) * 0.8 * within) * level),
    weight: Math.round(((light + (heavy - light) * within) * (heaviness[material] ?? 1)) / 10) * 10,
    warehouse: random.pick(Object.keys(warehouses)),
    isNew: random.chance(newShare),
  };
}

/**
 * The catalogue of `count` products, the same number of every type (the first types get one more
 * where it does not divide).
 * @param {number} count
 * @returns {Product[]}
 */
export function makeProducts(count) {
  const random = new Random('products');
  /** @type {Product[]} */
  const products = [];
  const titles = new Set();
  types.forEach((type, t) => {
    const makers = brands.filter((brand) => brand.departments.includes(type.department));
    const wanted = Math.floor(count / types.length) + (t < count % types.length ? 1 : 0);
    for (let n = 1; n <= wanted;) {
      const brand = makers[n % makers.length];
      const id = `${type.key}-${String(n).padStart(2, '0')}`;
      const product = makeProduct(random, type, brand, random.pick(brand.series), id);
      if (titles.has(englishText(product).title)) continue;
      titles.add(englishText(product).title);
      products.push(product);
      ++n;
    }
  });
  return products;
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);

/**
 * Title, category path and description in English.
 * @param {Product} product
 */
export function englishText(product) {
  const { type, brand, series, size, color } = product;
  return {
    title: `${brand} ${series} ${type.name.en}, ${size ? `${size[0]}, ` : ''}${color}`,
    categories: [departments[type.department].en, type.group.en, type.plural.en],
    description: `${type.pitch.en} ${capital(product.material)}, for ${product.uses.join(' and ')}.`,
  };
}

/**
 * Title, category path and description in Chinese.
 * @param {Product} product
 */
export function chineseText(product) {
  const { type, brand, series, size, color } = product;
  return {
    title: `${brand} ${series} ${size ? size[1] : ''}${type.name.zh} ${colors[color].zh}`,
    categories: [departments[type.department].zh, type.group.zh, type.plural.zh],
    description: `${type.pitch.zh}${materials[product.material].zh}材质，适合${product.uses.map((use) => uses[use]).join('、')}。`,
  };
}

/**
 * The facts that are no text, each with its name, in one language.
 * @param {Product} product
 * @param {'en' | 'zh'} language
 * @returns {[string, string][]}
 */
export function factsOf(product, language) {
  const chinese = language === 'zh';
  const say = (table, key) => (chinese ? (table[key].zh ?? table[key]) : key);
  const list = (table, keys) => keys.map((key) => say(table, key)).join('|');
  const values = [
    ['material', '材质', say(materials, product.material)],
    ['color', '颜色', say(colors, product.color)],
    ['use', '用途', list(uses, product.uses)],
    ['season', '季节', list(seasons, product.seasons)],
    ['compatible_with', '适配', list(systems, product.systems)],
    ['size', '规格', product.size ? product.size[chinese ? 1 : 0] : ''],
    ['weight', '重量', `${product.weight} g`],
    ['warehouse', '仓库', say(warehouses, product.warehouse)],
  ];
  return values.map(([english, zh, value]) => [chinese ? zh : english, value]);
}

/**
 * The rows of the catalogue file, header first.
 * @param {Product[]} products
 * @param {'en' | 'zh'} language
 * @returns {string[][]}
 */
export function catalogRows(products, language) {
  const header = ['id', 'title', 'brand', 'categories', 'price', 'image', 'url', 'description'];
  const rows = products.map((product) => {
    const text = (language === 'zh' ? chineseText : englishText)(product);
    const shown = [
      text.title,
      product.brand,
      text.categories.join(' > '),
      `${product.price.toFixed(2)} EUR`,
    ];
    const links = [`images/${product.id}.svg`, `#/product/${product.id}`, text.description];
    return [
      product.id,
      ...shown,
      ...links,
      ...factsOf(product, language).map(([, value]) => value),
    ];
  });
  return [[...header, ...factsOf(products[0], language).map(([name]) => name)], ...rows];
}

/**
 * What the shop's own pages know of its products: catalog.json.
 * @param {Product[]} products
 */
export function shelfRecords(products) {
  return products.map((product) => {
    const { id, type, brand, series, material, color, sizeStep, price, isNew } = product;
    const inLanguage = (language) => {
      const { title, description } = (language === 'zh' ? chineseText : englishText)(product);
      const facts = factsOf(product, language).slice(0, -1); // the warehouse is nobody's business
      return { title, description, facts };
    };
    const keys = {
      id,
      type: type.key,
      department: type.department,
      brand,
      series,
      material,
      color,
    };
    return { ...keys, sizeStep, price, isNew, en: inLanguage('en'), zh: inLanguage('zh') };
  });
}

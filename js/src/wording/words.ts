// The words of reason texts, per language.  Whole sentences, since word order differs.

import type { EmptyCode, EventType, ReasonSource, ShopList } from '../types.js';

/** What a sentence is made of; every part is ready to be shown. */
export interface SentenceParts {
  /** The item in quotes: “Alpine Tent 2”. */
  readonly item: string;
  /** What the item has in common with the result: "same brand, Norrfjell". */
  readonly shared: string;
  /** The shop's name of a link: "accessory of". */
  readonly link: string;
}

/** Sources that say the same of every item of their list. */
export type ListSource = ShopList | 'recentlyViewed' | 'pinned';
/** Sources of terms. */
export type TermSource = Exclude<ReasonSource, ListSource | 'popular'>;

type Clause = (parts: SentenceParts) => string;

/** One language. */
export interface Words {
  readonly quote: (text: string) => string;
  /** What the shopper did: "you viewed “Alpine Tent 2”". */
  readonly deeds: Readonly<Record<EventType, (item: string) => string>>;
  /** Joins a deed and a clause of `because` to a sentence. */
  readonly because: (deed: string, clause: string) => string;
  /** Why the deed speaks for the result. */
  readonly clauses: Readonly<Record<TermSource, Clause>>;
  /** The same where no one did anything: a sentence about the item of a `related` call. */
  readonly related: Readonly<Record<TermSource, Clause>>;
  readonly popular: string;
  readonly lists: Readonly<Record<ListSource, string>>;
  readonly sameFact: (relation: string, fact: string) => string;
  readonly sameWord: (word: string) => string;
  readonly samePrice: (band: string) => string;
  /** Two numbers fall into one range. */
  readonly sameRange: (relation: string, range: string) => string;
  /** One fact by two relations, the brand of one being the series of the other. */
  readonly sameEntity: (fact: string) => string;
  /** Relation names in this language; others are shown as the catalogue spells them. */
  readonly relations: ReadonlyMap<string, string>;
}

export const english: Words = {
  quote: (text) => `“${text}”`,
  deeds: {
    view: (item) => `you viewed ${item}`,
    addToCart: (item) => `you added ${item} to your cart`,
    removeFromCart: (item) => `you had ${item} in your cart`,
    purchase: (item) => `you bought ${item}`,
    select: (item) => `you chose ${item}`,
    impression: (item) => `you saw ${item}`,
    wishlist: (item) => `you saved ${item}`,
    rate: (item) => `you rated ${item}`,
    like: (item) => `you like ${item}`,
    dislike: (item) => `you dislike ${item}`,
    hide: (item) => `you hid ${item}`,
  },
  because: (deed, clause) => `Because ${deed}: ${clause}.`,
  clauses: {
    facts: ({ shared }) => shared,
    links: ({ link }) => `linked by the shop, “${link}”`,
    next: () => 'shoppers often chose this next',
    sequence: () => 'shoppers often chose this later',
    coPreference: () => 'the same shoppers often chose this',
    together: () => 'often bought together',
    text: () => 'a similar description',
    vectors: () => 'shoppers choose the two in similar ways',
    pattern: () => 'shoppers choose the two in similar ways',
  },
  related: {
    facts: ({ item, shared }) => `Like ${item}: ${shared}.`,
    links: ({ item, link }) => `Linked with ${item} by the shop, “${link}”.`,
    next: ({ item }) => `Shoppers often chose this right after ${item}.`,
    sequence: ({ item }) => `Shoppers often chose this some time after ${item}.`,
    coPreference: ({ item }) => `The shoppers of ${item} often chose this.`,
    together: ({ item }) => `Often bought together with ${item}.`,
    text: ({ item }) => `Its description is similar to ${item}.`,
    vectors: ({ item }) => `Shoppers choose this and ${item} in similar ways.`,
    pattern: ({ item }) => `Shoppers choose this and ${item} in similar ways.`,
  },
  popular: 'Popular in this shop.',
  lists: {
    bestSellers: 'A best seller.',
    mostViewed: 'Often viewed.',
    trending: 'Trending now.',
    newArrivals: 'New in this shop.',
    recentlyViewed: 'You viewed it.',
    onSale: 'Below its list price.',
    pinned: 'Chosen by the shop.',
  },
  sameFact: (relation, fact) => `same ${relation}, ${fact}`,
  sameWord: (word) => `both titles say “${word}”`,
  samePrice: (band) => `similar price, ${band}`,
  sameRange: (relation, range) => `similar ${relation}, ${range}`,
  sameEntity: (fact) => `both have to do with ${fact}`,
  relations: new Map([
    ['categories', 'category'],
    ['compatible with', 'compatibility'],
  ]),
};

export const chinese: Words = {
  quote: (text) => `“${text}”`,
  deeds: {
    view: (item) => `您浏览过${item}`,
    addToCart: (item) => `您把${item}加入了购物车`,
    removeFromCart: (item) => `您曾把${item}放进购物车`,
    purchase: (item) => `您购买过${item}`,
    select: (item) => `您选择过${item}`,
    impression: (item) => `您看到过${item}`,
    wishlist: (item) => `您收藏了${item}`,
    rate: (item) => `您评价过${item}`,
    like: (item) => `您喜欢${item}`,
    dislike: (item) => `您不喜欢${item}`,
    hide: (item) => `您隐藏了${item}`,
  },
  because: (deed, clause) => `因为${deed}：${clause}。`,
  clauses: {
    facts: ({ shared }) => shared,
    links: ({ link }) => `店铺标明二者相关（${link}）`,
    next: () => '顾客接下来常选这件商品',
    sequence: () => '顾客之后常选这件商品',
    coPreference: () => '同一批顾客也常选这件商品',
    together: () => '二者常被一起购买',
    text: () => '商品描述相近',
    vectors: () => '顾客选购二者的方式相似',
    pattern: () => '顾客选购二者的方式相似',
  },
  related: {
    facts: ({ item, shared }) => `与${item}相似：${shared}。`,
    links: ({ item, link }) => `店铺标明与${item}相关（${link}）。`,
    next: ({ item }) => `顾客选择${item}后，接下来常选这件商品。`,
    sequence: ({ item }) => `顾客选择${item}之后，过些时候常选这件商品。`,
    coPreference: ({ item }) => `选择${item}的顾客也常选这件商品。`,
    together: ({ item }) => `常与${item}一起购买。`,
    text: ({ item }) => `商品描述与${item}相近。`,
    vectors: ({ item }) => `顾客选购它与${item}的方式相似。`,
    pattern: ({ item }) => `顾客选购它与${item}的方式相似。`,
  },
  popular: '本店热门商品。',
  lists: {
    bestSellers: '本店畅销商品。',
    mostViewed: '浏览人数众多。',
    trending: '近期热度上升。',
    newArrivals: '本店新品。',
    recentlyViewed: '您浏览过此商品。',
    onSale: '低于原价。',
    pinned: '店铺精选。',
  },
  sameFact: (relation, fact) => `${relation}相同（${fact}）`,
  sameWord: (word) => `标题都含“${word}”`,
  samePrice: (band) => `价格相近（${band}）`,
  sameRange: (relation, range) => `${relation}相近（${range}）`,
  sameEntity: (fact) => `都与${fact}有关`,
  relations: new Map([
    ['brand', '品牌'],
    ['category', '类别'],
    ['categories', '类别'],
    ['material', '材质'],
    ['color', '颜色'],
    ['colour', '颜色'],
    ['size', '尺寸'],
    ['season', '季节'],
    ['style', '款式'],
    ['weight', '重量'],
    ['length', '长度'],
    ['width', '宽度'],
    ['height', '高度'],
    ['capacity', '容量'],
    ['type', '类型'],
    ['use', '用途'],
    ['compatible with', '适配'],
    ['accessory of', '配件'],
    ['also bought', '也购买了'],
    ['also viewed', '也浏览了'],
    ['bought together', '一起购买'],
  ]),
};

/** For the shop's developer, so in one language. */
export const emptyMessages: Readonly<Record<EmptyCode, string>> = {
  'no-purchases':
    'No product was bought by enough shoppers of the log that this build was made from.',
  'no-views': 'No product was viewed by enough shoppers of the log that this build was made from.',
  'no-times': 'The log that this build was made from has no times, or is too short.',
  'no-prices': 'The catalogue has no columns price and listPrice of one unit.',
};

/** The words of a BCP 47 tag; English where it is not worded. */
export function wordsOf(locale: string): Words {
  return /^zh\b/i.test(locale) ? chinese : english;
}

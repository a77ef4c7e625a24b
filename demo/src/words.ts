// The shop's words in English and Chinese.

import type { Language } from './catalog.js';
import type { EventType } from './session.js';

interface Words {
  readonly tagline: string;
  readonly lead: string;
  readonly skip: string;
  readonly departments: string;
  readonly forYou: string;
  readonly forYouPopular: string;
  readonly forYouFrom: (events: number) => string;
  readonly related: string;
  readonly relatedNote: string;
  readonly boughtTogether: string;
  readonly boughtTogetherNote: string;
  readonly fromCart: string;
  readonly fromCartNote: string;
  readonly why: string;
  readonly whyOf: (title: string) => string;
  readonly whyTitle: string;
  readonly whyRest: (percent: string) => string;
  readonly whyPopular: string;
  readonly share: (percent: string) => string;
  readonly shareMeans: string;
  readonly edges: Readonly<Record<string, string>>;
  readonly device: string;
  readonly deviceTitle: string;
  readonly deviceNothing: string;
  readonly deviceNote: string;
  readonly counts: string;
  readonly events: string;
  readonly remove: (what: string) => string;
  readonly eraseAll: string;
  readonly erased: string;
  readonly deeds: Partial<Readonly<Record<EventType, string>>>;
  readonly cart: string;
  readonly cartEmpty: string;
  readonly addToCart: string;
  readonly inCart: string;
  readonly takeOut: (title: string) => string;
  readonly total: string;
  readonly order: string;
  readonly ordered: string;
  readonly isNew: string;
  readonly by: (brand: string) => string;
  readonly facts: string;
  readonly back: string;
  readonly close: string;
  readonly language: string;
  readonly theme: string;
  readonly requests: (count: number) => string;
  readonly requestsMean: (files: number, kilobytes: string) => string;
  readonly loading: string;
  readonly failed: string;
  readonly notFound: string;
  readonly colophon: string;
}

const en: Words = {
  tagline: 'For the mountain ledge and the window ledge.',
  lead: 'Eight hundred things that last. What we suggest is worked out in your browser, from what you look at here, and each suggestion can say why it is there.',
  skip: 'Skip to content',
  departments: 'Departments',
  forYou: 'For you',
  forYouPopular: 'You have not looked at anything yet, so this is what sells best.',
  forYouFrom: (events) =>
    events === 1
      ? 'Worked out on this device from one thing you did.'
      : `Worked out on this device from ${events} things you did.`,
  related: 'Similar to this',
  relatedNote: 'What this product shares with others, and what people chose after it.',
  boughtTogether: 'Often bought together',
  boughtTogetherNote: 'What people put into one order with it, never one of its own kind.',
  fromCart: 'Often bought together with what is in your cart',
  fromCartNote: 'By everything that is in it.',
  why: 'Why this?',
  whyOf: (title) => `Why this? ${title}`,
  whyTitle: 'Why this is here',
  whyRest: (percent) => `Smaller reasons of the same kinds make up the other ${percent}.`,
  whyPopular: 'Nothing you did speaks for it. It is popular in the shop, and that is all.',
  share: (percent) => `${percent} of what speaks for it`,
  shareMeans: 'The part of all your reasons for this product that this one makes up.',
  edges: {
    brand: 'made by',
    category: 'found in',
    title: 'called',
    price: 'costs',
    next: 'often chosen next',
    sequence: 'often chosen later',
    coPreference: 'chosen by the same people',
    together: 'bought together',
    material: 'made of',
    color: 'comes in',
    use: 'good for',
    season: 'meant for',
    compatible_with: 'fits',
    size: 'size',
    weight: 'weighs',
    warehouse: 'stored in',
  },
  device: 'What this device knows',
  deviceTitle: 'What this device knows about you',
  deviceNothing: 'Nothing yet. Look at a few products and come back.',
  deviceNote:
    'It is kept in this page’s memory and nowhere else. It was not sent, and it is gone when you close the tab.',
  counts: 'What counts',
  events: 'What you did',
  remove: (what) => `Forget: ${what}`,
  eraseAll: 'Erase everything',
  erased: 'Everything is erased.',
  deeds: {
    view: 'looked at',
    addToCart: 'put in the cart',
    removeFromCart: 'took out of the cart',
    purchase: 'bought',
  },
  cart: 'Cart',
  cartEmpty: 'Your cart is empty.',
  addToCart: 'Put in cart',
  inCart: 'In your cart',
  takeOut: (title) => `Take out ${title}`,
  total: 'Total',
  order: 'Order',
  ordered:
    'Thank you. This is a demonstration, so nothing will arrive; but the shop now knows not to suggest these again.',
  isNew: 'Just in',
  by: (brand) => `by ${brand}`,
  facts: 'Facts',
  back: 'All departments',
  close: 'Close',
  language: 'Language',
  theme: 'Light or dark',
  requests: (count) =>
    count === 1 ? '1 request since loading' : `${count} requests since loading`,
  requestsMean: (files, kilobytes) =>
    `${files} files (${kilobytes} kB) came at the start, the same for everybody. Whatever you do here, this page asks no server for anything more.`,
  loading: 'Setting up the shop …',
  failed: 'The shop could not be set up:',
  notFound: 'There is nothing on this shelf.',
  colophon:
    'Ledge is a demonstration. Its products, makers and shoppers are invented, its pictures are drawn from the products’ facts.',
};

const zh: Words = {
  tagline: '山崖上，窗台边，皆有好物。',
  lead: '八百件耐用之物。推荐由您的浏览器根据您在此看过的东西当场算出，每一条都说得出理由。',
  skip: '跳到正文',
  departments: '分区',
  forYou: '为您推荐',
  forYouPopular: '您还没有看过任何东西，以下是店里最受欢迎的。',
  forYouFrom: (events) => `根据您做过的 ${events} 件事，在本设备上算出。`,
  related: '相似商品',
  relatedNote: '与它有共同之处的商品，以及顾客之后常选的商品。',
  boughtTogether: '常一起购买',
  boughtTogetherNote: '顾客常与它同单购买的商品，不含同类商品。',
  fromCart: '常与购物车同购',
  fromCartNote: '根据购物车中的全部商品。',
  why: '为什么？',
  whyOf: (title) => `为什么？${title}`,
  whyTitle: '为何出现在这里',
  whyRest: (percent) => `其余 ${percent} 由同类的小理由构成。`,
  whyPopular: '与您的行为无关，只因为它在店里受欢迎。',
  share: (percent) => `占全部理由的 ${percent}`,
  shareMeans: '这条理由在推荐该商品的全部理由中所占的部分。',
  edges: {
    brand: '品牌',
    category: '类目',
    title: '名称含',
    price: '价位',
    next: '常接着选',
    sequence: '之后常选',
    coPreference: '同一批人选',
    together: '一起购买',
  },
  device: '本设备所知',
  deviceTitle: '本设备知道您什么',
  deviceNothing: '暂无。看几件商品再回来。',
  deviceNote: '只保存在本页内存中，别处没有，也从未发送。关闭标签页即消失。',
  counts: '起作用的偏好',
  events: '您做过的事',
  remove: (what) => `忘记：${what}`,
  eraseAll: '全部清除',
  erased: '已全部清除。',
  deeds: { view: '看过', addToCart: '加入购物车', removeFromCart: '移出购物车', purchase: '买过' },
  cart: '购物车',
  cartEmpty: '购物车是空的。',
  addToCart: '加入购物车',
  inCart: '已在购物车',
  takeOut: (title) => `移出 ${title}`,
  total: '合计',
  order: '下单',
  ordered: '谢谢。这是演示，不会发货；不过店铺已知道不再推荐这些商品。',
  isNew: '新到',
  by: (brand) => brand,
  facts: '参数',
  back: '全部分区',
  close: '关闭',
  language: '语言',
  theme: '明暗',
  requests: (count) => `加载后 ${count} 次请求`,
  requestsMean: (files, kilobytes) =>
    `开始时取来 ${files} 个文件（${kilobytes} kB），人人相同。此后无论您做什么，本页不再向任何服务器请求。`,
  loading: '正在布置店铺……',
  failed: '店铺未能就绪：',
  notFound: '这层架子上什么也没有。',
  colophon: 'Ledge 是一个演示。商品、品牌与顾客均为虚构，图画由商品参数绘成。',
};

const words: Readonly<Record<Language, Words>> = { en, zh };

export const wordsOf = (language: Language): Words => words[language];

/** EUR as the language writes it. */
export function formatPrice(euros: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'currency', currency: 'EUR' }).format(euros);
}

/** A share, 0 to 1, as a percentage. */
export function formatShare(share: number, language: Language): string {
  const maximumFractionDigits = share < 0.1 ? 1 : 0;
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits }).format(share);
}

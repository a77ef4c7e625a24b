// Values of every type, for arguments that nobody meant.

/** Numbers from 0 to below `below`, the same for the same seed (Mulberry32). */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function cyclic(): unknown {
  const list: unknown[] = ['sku-42'];
  list.push(list);
  return list;
}

const thrower = (): never => {
  throw new Error('thrown by a value');
};

/** A proxy every use of which throws. */
const hostile = (target: object): object =>
  new Proxy(target, {
    ...{ get: thrower, has: thrower, ownKeys: thrower, getPrototypeOf: thrower },
    getOwnPropertyDescriptor: thrower,
  });

/** Every property of `Object.prototype`. */
export const inheritedNames = Object.getOwnPropertyNames(Object.prototype);

const makers: readonly (() => unknown)[] = [
  ...[
    undefined,
    null,
    true,
    false,
    0,
    -0,
    1,
    -1,
    1.7,
    1000,
    1001,
    2 ** 31,
    2 ** 32,
    2 ** 53,
    1e308,
  ],
  ...[NaN, Infinity, -Infinity, 10n, -1n, 2n ** 70n, Symbol('s'), Symbol.iterator],
  ...['', '5', 'sku-42', 'view', 'search', '\ud800', '\u0000', 'x'.repeat(70_000), '__proto__'],
  ...inheritedNames,
].map((value) => () => value);

const objects: readonly (() => unknown)[] = [
  () => ({}),
  () => [],
  () => [[]],
  () => Object.create(null) as unknown,
  () => new Array<string>(1e9),
  () => Array.from({ length: 1025 }, () => 'sku-42'),
  () => Object.assign(['sku-42'], { map: thrower, length: 3 }),
  () => ({ length: 1e9, 0: 'sku-42' }),
  () => new Proxy(['sku-42'], { get: (_, name) => (name === 'length' ? 1e9 : 'sku-42') }),
  () => hostile({}),
  () => hostile([]),
  () => hostile(thrower),
  () => Object.defineProperty({}, 'item', { get: thrower, enumerable: true }),
  () => Object.defineProperty(['a'], 0, { get: thrower, enumerable: true }),
  () => ({ toString: thrower, valueOf: thrower, [Symbol.toPrimitive]: thrower }),
  () => ({ toJSON: thrower, then: thrower }),
  cyclic,
  () => thrower,
  () => Date,
  () => Promise.resolve('sku-42'),
  () => new Date(NaN),
  () => /sku/,
  () => new Map([['limit', 5]]),
  () => new Uint8Array(8),
  () => new URL('https://shop.test/'),
  () => new String('sku-42'),
  () => new Error('an argument'),
  () => AbortSignal.abort(),
  () => ({ aborted: true }),
  () => ({ type: 'view', item: 'sku-42', stepsAgo: 0 }),
  () => [{ type: 'view', item: 'sku-42', stepsAgo: 0 }],
  () => [{ type: 'view', item: 'sku-42', secondsAgo: 5n }],
  () => ({ id: '1' }),
  () => ({ id: 2 ** 32 + 1 }),
];

const all = [...makers, ...objects];

/** How many values there are. */
export const valueCount = all.length;

/** Value number `index`, made anew. */
export function valueAt(index: number): unknown {
  return all[index % all.length]?.();
}

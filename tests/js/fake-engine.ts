// An engine that keeps the contract of bindings/runtime.cpp over five products, without WebAssembly's
// help.  Its ranking is simple enough to know the right answer by hand: facts are shared brands.

import type { EventType } from '../../js/src/types.js';
import { version } from '../../js/src/version.js';
import { english } from '../../js/src/wording/words.js';
import type { RankedText } from '../../js/src/wording/ranked.js';
import type {
  Answer,
  CreateRuntime,
  Engine,
  EngineEvent,
  EngineProfile,
  EngineValues,
  InterestsAnswer,
  OpenAnswer,
  RankedAnswer,
  RecommendRequest,
  Restored,
  Tracked,
} from '../../js/src/engine/runtime.js';

export interface Product {
  readonly title: string;
  readonly brand: string;
}

export const products: Readonly<Record<string, Product>> = {
  'tent-1': { title: 'Alpine Tent 1', brand: 'Norrfjell' },
  'tent-2': { title: 'Alpine Tent 2', brand: 'Norrfjell' },
  'sku-42': { title: 'Trail Lamp', brand: 'Lumo' },
  'lamp-2': { title: 'Reading Lamp', brand: 'Lumo' },
  'mug-1': { title: 'Enamel Mug', brand: 'Kiln' },
};

const eventTypes: ReadonlySet<string> = new Set(Object.keys(english.deeds));

type FakeEvent = EngineEvent & { readonly sequence: number; readonly step: number };

/** As kMaxAgeSteps of src/profile/profile.h. */
export const maxAgeSteps = 1024;

const ok = <Value>(value: Value): Answer<Value> => ({ value });
const fail = (code: string, message: string): Answer<never> => ({ error: { code, message } });

/** What a slice of the fake holds: JSON in place of sections. */
export interface FakeSlice {
  readonly generation: string;
  readonly ageInSeconds?: boolean;
}

export class FakeEngine implements Engine {
  /** Engines that were made and not deleted. */
  static living = 0;
  /** The engine that was made last. */
  static newest: FakeEngine | undefined;
  /** Called whenever an engine has opened its slices. */
  static onOpen: () => void = () => undefined;
  /** Thrown by the next `recommend`, as a trap of WebAssembly would be. */
  static trap: Error | undefined;
  /** The columns that live values may change. */
  static liveColumns: readonly string[] = ['price', 'stock'];

  #slices: FakeSlice[] = [];
  #events: FakeEvent[] = [];
  #soldOut = new Set<string>();
  #last = 0;
  #lastStep = 0;

  constructor() {
    FakeEngine.living += 1;
    FakeEngine.newest = this;
  }

  /** Numbers of the events that it holds. */
  get holds(): number[] {
    return this.#events.map(({ sequence }) => sequence);
  }

  delete(): void {
    FakeEngine.living -= 1;
  }

  addSlice(bytes: Uint8Array): Answer<null> {
    try {
      this.#slices.push(JSON.parse(new TextDecoder().decode(bytes)) as FakeSlice);
      return ok(null);
    } catch {
      return fail('corrupt-slice', `${bytes.length} bytes are no slice`);
    }
  }

  open(): Answer<OpenAnswer> {
    const [first, ...others] = this.#slices;
    if (first === undefined) return fail('invalid-argument', 'no slice was added');
    if (others.some(({ generation }) => generation !== first.generation)) {
      return fail('generation-mismatch', 'the slices are of different builds');
    }
    const { generation, ageInSeconds = false } = first;
    FakeEngine.onOpen();
    const columns = JSON.stringify([{ name: 'title', type: 'text' }]);
    const items = Object.keys(products).length;
    return ok({ generation, ageInSeconds, items, minSupport: 2, columns });
  }

  track(event: EngineEvent): Answer<Tracked> {
    if (!eventTypes.has(event.type)) return fail('invalid-argument', `no type ${event.type}`);
    if (!Object.hasOwn(products, event.item)) return fail('not-found', `no item ${event.item}`);
    this.#last += 1;
    this.#lastStep += 1;
    const tracked = { sequence: this.#last, step: this.#lastStep };
    this.#events.push({ ...event, ...tracked });
    const old = this.#lastStep - (this.#events[0]?.step ?? 0) >= maxAgeSteps;
    return ok({ ...tracked, dropped: old ? (this.#events.shift()?.sequence ?? 0) : 0 });
  }

  removeEvent(sequence: number): Answer<null> {
    const kept = this.#events.filter((event) => event.sequence !== sequence);
    if (kept.length === this.#events.length) return fail('not-found', `no event ${sequence}`);
    this.#events = kept;
    return ok(null);
  }

  forget(): Answer<null> {
    this.#events = [];
    this.#lastStep = 0;
    return ok(null);
  }

  restore(profile: EngineProfile): Answer<Restored> {
    if (this.#events.length > 0) return fail('invalid-argument', 'the profile is not empty');
    const unknown: number[] = [];
    profile.items.forEach((item, i) => {
      const [type, seconds] = [profile.types[i] ?? '', profile.seconds[i] ?? 0];
      const [sequence, step] = [profile.sequences[i] ?? 0, profile.steps[i] ?? 0];
      if (Object.hasOwn(products, item)) {
        this.#events.push({ item, type, seconds, sequence, step });
      } else {
        unknown.push(sequence);
      }
    });
    this.#last = profile.last;
    this.#lastStep = profile.lastStep;
    return ok({ unknown, dropped: [] });
  }

  update({ items, columns, cells }: EngineValues): Answer<number[]> {
    const strange = columns.find((name) => !FakeEngine.liveColumns.includes(name));
    if (strange !== undefined) return fail('invalid-argument', `no live column ${strange}`);
    for (const [row, item] of items.entries()) {
      const stock = cells[row * columns.length + columns.indexOf('stock')];
      if (!columns.includes('stock') || stock === undefined || stock === '') continue;
      if (Number(stock) > 0) this.#soldOut.delete(item);
      else this.#soldOut.add(item);
    }
    const rows = items.map((_, row) => row);
    return ok(rows.filter((row) => !Object.hasOwn(products, items[row] ?? '')));
  }

  interests(_seconds: number, limit: number): Answer<InterestsAnswer> {
    const brands = new Set(this.#events.map(({ item }) => products[item]?.brand));
    const interests = Array.from(brands, (label) => ({ relation: 'brand', kind: 'brand', label }));
    const weights = new Float32Array(brands.size).fill(1 / brands.size);
    return ok({ json: JSON.stringify(interests.slice(0, limit)), weights });
  }

  recommend(request: RecommendRequest): Answer<RankedAnswer> {
    if (FakeEngine.trap !== undefined) {
      const trap = FakeEngine.trap;
      FakeEngine.trap = undefined;
      throw trap;
    }
    const { list, history, items } = request;
    if (list === 'related') return this.#related(request, items[0] ?? '');
    if (list === 'boughtTogether' || list === 'cart') return this.#complements(request);
    if (list === 'onSale') {
      const [scores, shares] = [new Float32Array(), new Float32Array()];
      const text = { items: [], events: [], lack: 'no-prices' };
      return ok({ json: JSON.stringify(text), scores, shares });
    }
    if (list !== 'forYou') return fail('invalid-argument', `no list ${list}`);
    if (history === undefined) return this.#rank(request, this.#events);
    const strange = history.types.find((type) => !eventTypes.has(type));
    if (strange !== undefined) return fail('invalid-argument', `no type ${strange}`);
    const events = history.items.map((item, index) => ({
      ...{ item, type: history.types[index] ?? 'view', index },
    }));
    return this.#rank(request, events);
  }

  #related(request: RecommendRequest, item: string): Answer<RankedAnswer> {
    if (!Object.hasOwn(products, item)) return fail('not-found', `no item ${item}`);
    const event = { item, type: 'view', index: 0 };
    return this.#rank({ ...request, exclude: [...request.exclude, item] }, [event]);
  }

  /** Complements are here whatever is of another brand than the items. */
  #complements({ list, items, ...request }: RecommendRequest): Answer<RankedAnswer> {
    const unknown = items.find((item) => !Object.hasOwn(products, item));
    if (list !== 'cart' && unknown !== undefined) return fail('not-found', `no item ${unknown}`);
    const brands = new Set(items.map((item) => products[item]?.brand));
    const alike = Object.entries(products).filter(([, { brand }]) => brands.has(brand));
    return this.#rank(
      { ...request, exclude: [...request.exclude, ...alike.map(([id]) => id)] },
      [],
    );
  }

  /** One point per event of the same brand; products without one are "popular", in catalogue order. */
  #rank(
    { limit, exclude, fields }: Pick<RecommendRequest, 'limit' | 'exclude' | 'fields'>,
    events: readonly { item: string; type: string; sequence?: number; index?: number }[],
  ): Answer<RankedAnswer> {
    const bought = events.filter(({ type }) => type === 'purchase').map(({ item }) => item);
    const hidden = new Set([...exclude, ...bought, ...this.#soldOut]);
    const ranked = Object.entries(products)
      .filter(([id]) => !hidden.has(id))
      .map(([id, product]) => {
        const like = events.filter(({ item }) => products[item]?.brand === product.brand);
        return { id, product, like };
      })
      .sort((a, b) => b.like.length - a.like.length)
      .slice(0, limit);
    const items = ranked.map(({ id, product, like }) => ({
      ...{ id, title: product.title },
      fields: fields.includes('title') ? { title: product.title } : {},
      reasons: like.length
        ? like.map((event) => ({
            ...({ source: 'facts', event: events.indexOf(event) } as const),
            ...({ relation: 'brand', kind: 'brand', fact: product.brand } as const),
          }))
        : [{ source: 'popular' } as const],
    }));
    const text: RankedText = {
      items,
      events: events.map((event) => ({
        ...{ ...event, type: event.type as EventType },
        title: products[event.item]?.title ?? '',
      })),
    };
    return ok({
      json: JSON.stringify(text),
      scores: Float32Array.from(ranked, ({ like }) => like.length),
      shares: Float32Array.from(
        items.flatMap(({ reasons }) => reasons.map(() => 1 / reasons.length)),
      ),
    });
  }
}

/** A module that compiles and does nothing. */
export const emptyWasm = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** The factory of the fake, which waits for its instance as Emscripten's does. */
export const createFakeRuntime: CreateRuntime = async ({ instantiateWasm }) => {
  await new Promise<void>((resolve) => instantiateWasm({}, () => resolve()));
  return { Engine: FakeEngine, kernel: () => 'scalar', version: () => version };
};

// An engine that keeps the contract of bindings/runtime.cpp over five products, without WebAssembly's
// help.  Its ranking is simple enough to know the right answer by hand: facts are shared brands.

import type { EventType } from '../../js/src/types.js';
import type { RankedText } from '../../js/src/wording/ranked.js';
import type {
  Answer,
  CartRequest,
  CreateRuntime,
  Engine,
  EngineEvent,
  EngineProfile,
  OpenedModel,
  RankedAnswer,
  RecommendRequest,
  RelatedRequest,
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

type FakeEvent = EngineEvent & { readonly sequence: number };

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
  /** Thrown by the next `recommend`, as a trap of WebAssembly would be. */
  static trap: Error | undefined;

  #slices: FakeSlice[] = [];
  #events: FakeEvent[] = [];
  #last = 0;

  constructor() {
    FakeEngine.living += 1;
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

  open(): Answer<OpenedModel> {
    const [first, ...others] = this.#slices;
    if (first === undefined) return fail('invalid-argument', 'no slice was added');
    if (others.some(({ generation }) => generation !== first.generation)) {
      return fail('generation-mismatch', 'the slices are of different builds');
    }
    const { generation, ageInSeconds = false } = first;
    return ok({ generation, ageInSeconds, items: Object.keys(products).length, minSupport: 2 });
  }

  track(event: EngineEvent): Answer<number> {
    if (products[event.item] === undefined) return fail('not-found', `no item ${event.item}`);
    this.#last += 1;
    this.#events.push({ ...event, sequence: this.#last });
    return ok(this.#last);
  }

  events(): Answer<string> {
    return ok(JSON.stringify(this.#events));
  }

  removeEvent(sequence: number): Answer<null> {
    const kept = this.#events.filter((event) => event.sequence !== sequence);
    if (kept.length === this.#events.length) return fail('not-found', `no event ${sequence}`);
    this.#events = kept;
    return ok(null);
  }

  forget(): Answer<null> {
    this.#events = [];
    this.#last = 0;
    return ok(null);
  }

  restore({ items, types, seconds, sequences, last }: EngineProfile): Answer<null> {
    if (this.#last !== 0) return fail('invalid-argument', 'the profile is not empty');
    items.forEach((item, i) => {
      const [type, second, sequence] = [types[i], seconds[i], sequences[i]];
      if (type === undefined || second === undefined || sequence === undefined) return;
      if (products[item] !== undefined) {
        this.#events.push({ item, type, seconds: second, sequence });
      }
    });
    this.#last = last;
    return ok(null);
  }

  interests(_seconds: number, limit: number): Answer<string> {
    const brands = new Set(this.#events.map(({ item }) => products[item]?.brand));
    const interests = [...brands].map((label) => ({
      ...{ relation: 'brand', kind: 'brand', label },
      weight: 1 / brands.size,
    }));
    return ok(JSON.stringify(interests.slice(0, limit)));
  }

  recommend(request: RecommendRequest): Answer<RankedAnswer> {
    if (FakeEngine.trap !== undefined) {
      const trap = FakeEngine.trap;
      FakeEngine.trap = undefined;
      throw trap;
    }
    const { history } = request;
    if (history === undefined) return this.#rank(request, this.#events);
    const events = history.items.map((item, index) => ({
      ...{ item, type: history.types[index] ?? 'view', index },
    }));
    return this.#rank(request, events);
  }

  related(request: RelatedRequest): Answer<RankedAnswer> {
    if (products[request.item] === undefined) return fail('not-found', `no item ${request.item}`);
    const event = { item: request.item, type: 'view', index: 0 };
    return this.#rank({ ...request, exclude: [...request.exclude, request.item] }, [event]);
  }

  /** Complements are here whatever is of another brand than the item. */
  boughtTogether(request: RelatedRequest): Answer<RankedAnswer> {
    if (products[request.item] === undefined) return fail('not-found', `no item ${request.item}`);
    return this.cart({ ...request, items: [request.item] });
  }

  cart({ items, ...request }: CartRequest): Answer<RankedAnswer> {
    const brands = new Set(items.map((item) => products[item]?.brand));
    const alike = Object.entries(products).filter(([, { brand }]) => brands.has(brand));
    return this.#rank(
      { ...request, exclude: [...request.exclude, ...alike.map(([id]) => id)] },
      [],
    );
  }

  /** One point per event of the same brand; products without one are "popular", in catalogue order. */
  #rank(
    { limit, exclude, fields }: Omit<RelatedRequest, 'item'>,
    events: readonly { item: string; type: string; sequence?: number; index?: number }[],
  ): Answer<RankedAnswer> {
    const bought = events.filter(({ type }) => type === 'purchase').map(({ item }) => item);
    const hidden = new Set([...exclude, ...bought]);
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
  return { Engine: FakeEngine, kernel: () => 'scalar' };
};

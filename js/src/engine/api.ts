// What the page can ask of the engine: method name -> arguments -> answer.  The messenger carries
// these calls to a Worker, and `shelfwise/core` makes them directly; neither knows a method by name.

import { describe, RecommenderError, toRecommenderError } from '../errors.js';
import type { Column, Interest, Recommendations } from '../types.js';
import { version } from '../version.js';
import { readRanked } from '../wording/ranked.js';
import type {
  Answer,
  CreateRuntime,
  Engine,
  EngineEvent,
  EngineProfile,
  EngineValues,
  OpenedModel,
  ReceiveInstance,
  RecommendRequest,
  Restored,
  Tracked,
} from './runtime.js';

function unwrap<Value>(answer: Answer<Value>): Value {
  if (answer.error !== undefined) throw toRecommenderError(answer.error);
  return answer.value;
}

async function compile(wasm: Uint8Array<ArrayBuffer>): Promise<WebAssembly.Module> {
  try {
    return await WebAssembly.compile(wasm);
  } catch (cause) {
    const message = describe(cause);
    if (!/unsafe-eval|security policy|\bcsp\b/i.test(message)) {
      throw new RecommenderError('bad-asset', `runtime.wasm: ${message}`, { cause });
    }
    const advice = "allow 'wasm-unsafe-eval' in script-src, also in the worker script's own header";
    throw new RecommenderError(
      'unsupported-environment',
      `The content security policy forbids WebAssembly; ${advice} (${message})`,
      { cause },
    );
  }
}

/** The module's functions.  Whatever goes wrong rejects, also what a module of others makes throw. */
function instantiate(
  createRuntime: CreateRuntime,
  module: WebAssembly.Module,
): ReturnType<CreateRuntime> {
  return new Promise((resolve, reject) => {
    const instantiateWasm = (imports: WebAssembly.Imports, receive: ReceiveInstance): object => {
      WebAssembly.instantiate(module, imports)
        .then((instance) => receive(instance, module))
        .catch(reject);
      return {};
    };
    createRuntime({ instantiateWasm }).then(resolve).catch(reject);
  });
}

/** The engine behind plain calls.  `start` once, `addSlice` for each slice, `open`, then the rest. */
export class EngineApi {
  readonly #createRuntime: CreateRuntime;
  #started: { readonly engine: Engine; readonly locale: string } | undefined;
  #stopped = false;

  constructor(createRuntime: CreateRuntime) {
    this.#createRuntime = createRuntime;
  }

  /** Instantiates the engine; answers the kernel it runs on. */
  async start(wasm: Uint8Array<ArrayBuffer>, locale: string): Promise<string> {
    const module = await compile(wasm);
    try {
      const runtime = await instantiate(this.#createRuntime, module);
      if (runtime.version() !== version) throw new Error(`is of version ${runtime.version()}`);
      if (!this.#stopped) this.#started = { engine: new runtime.Engine(), locale };
      return runtime.kernel();
    } catch (cause) {
      if (cause instanceof RangeError && /memory/i.test(cause.message)) {
        throw new RecommenderError('out-of-memory', describe(cause), { cause });
      }
      const message = `runtime.wasm is not the one of this package, ${version}: ${describe(cause)}`;
      throw new RecommenderError('bad-asset', message, { cause });
    }
  }

  /** Takes an inflated slice; proves every offset in it. */
  addSlice(bytes: Uint8Array<ArrayBuffer>): null {
    return unwrap(this.#engine.addSlice(bytes));
  }

  /** Opens what was added. */
  open(): OpenedModel {
    const { columns, ...model } = unwrap(this.#engine.open());
    return { ...model, columns: JSON.parse(columns) as Column[] };
  }

  track(event: EngineEvent): Tracked {
    return unwrap(this.#engine.track(event));
  }

  removeEvent(sequence: number): null {
    return unwrap(this.#engine.removeEvent(sequence));
  }

  forget(): null {
    return unwrap(this.#engine.forget());
  }

  /** Fills an empty profile; answers which events are of unknown items, and which no longer count. */
  restore(profile: EngineProfile): Restored {
    return unwrap(this.#engine.restore(profile));
  }

  /** Changes values of columns, all or none; answers the rows of unknown items. */
  update(values: EngineValues): readonly number[] {
    return unwrap(this.#engine.update(values));
  }

  interests(seconds: number, limit: number): readonly Interest[] {
    const { json, weights } = unwrap(this.#engine.interests(seconds, limit));
    const interests = JSON.parse(json) as Omit<Interest, 'weight'>[];
    return interests.map((interest, i) => ({ ...interest, weight: weights[i] ?? 0 }));
  }

  /** Any list. */
  recommend(request: RecommendRequest): Recommendations {
    const own = request.history === undefined ? 'profile' : 'history';
    const ranked = unwrap(this.#engine.recommend(request));
    const events = request.items.length > 0 ? 'item' : own;
    return readRanked(ranked, { locale: this.#locale, events });
  }

  /** Frees the engine; nothing may follow. */
  stop(): null {
    this.#stopped = true;
    this.#started?.engine.delete();
    this.#started = undefined;
    return null;
  }

  get #engine(): Engine {
    return this.#running.engine;
  }

  get #locale(): string {
    return this.#running.locale;
  }

  get #running(): { readonly engine: Engine; readonly locale: string } {
    if (this.#started === undefined) throw new Error('the engine was not started');
    return this.#started;
  }
}

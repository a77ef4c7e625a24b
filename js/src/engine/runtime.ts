// Names for the types of the generated runtime.d.mts.

import type { ErrorMessage } from '../errors.js';
import type { Engine, MainModule } from '../runtime.mjs';
import type { Column } from '../types.js';

export type { Engine } from '../runtime.mjs';

/** Every call of the engine answers one of the two. */
export type Answer<Value> =
  { readonly value: Value; readonly error?: undefined } | { readonly error: ErrorMessage };

type ValueOf<Answered> = Answered extends { value: infer Value } ? Value : never;

export type EngineEvent = Parameters<Engine['track']>[0];
export type EngineProfile = Parameters<Engine['restore']>[0];
export type Tracked = ValueOf<ReturnType<Engine['track']>>;
export type EngineValues = Parameters<Engine['update']>[0];
export type Restored = ValueOf<ReturnType<Engine['restore']>>;
export type InterestsAnswer = ValueOf<ReturnType<Engine['interests']>>;
export type RecommendRequest = Parameters<Engine['recommend']>[0];
export type EngineControls = NonNullable<RecommendRequest['controls']>;
export type EngineHistory = NonNullable<RecommendRequest['history']>;
export type OpenAnswer = ValueOf<ReturnType<Engine['open']>>;
export type OpenedModel = Omit<OpenAnswer, 'columns'> & { readonly columns: readonly Column[] };
export type RankedAnswer = ValueOf<ReturnType<Engine['recommend']>>;

/** What Emscripten calls once the module is instantiated. */
export type ReceiveInstance = (
  instance: WebAssembly.Instance,
  module: WebAssembly.Module,
) => unknown;

/** The options of the module's factory that are used. */
export interface RuntimeOptions {
  readonly instantiateWasm: (imports: WebAssembly.Imports, receive: ReceiveInstance) => object;
}

export type CreateRuntime = (options: RuntimeOptions) => Promise<MainModule>;

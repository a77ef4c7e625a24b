// TypeScript bindings for emscripten-generated code.  Automatically generated at compile time.
interface WasmModule {
}

export interface Engine {
  addSlice(_0: Uint8Array): { value: null; error?: undefined } | { error: { code: string; message: string } };
  open(): { value: { generation: string; items: number; ageInSeconds: boolean; minSupport: number; columns: string }; error?: undefined } | { error: { code: string; message: string } };
  track(_0: { item: string; type: string; seconds: number }): { value: { sequence: number; step: number; dropped: number }; error?: undefined } | { error: { code: string; message: string } };
  forget(): { value: null; error?: undefined } | { error: { code: string; message: string } };
  restore(_0: { items: string[]; types: string[]; seconds: number[]; sequences: number[]; steps: number[]; last: number; lastStep: number }): { value: { unknown: number[]; dropped: number[] }; error?: undefined } | { error: { code: string; message: string } };
  update(_0: { items: string[]; columns: string[]; cells: string[] }): { value: number[]; error?: undefined } | { error: { code: string; message: string } };
  recommend(_0: { list: string; items: string[]; seconds: number; limit: number; exclude: string[]; fields: string[]; fallback?: string; filter?: { text: string; seconds: number; names: string[]; values: (number | boolean | string[])[] }; controls?: { boost: string; rules: { names: string[]; conditions: string[]; numbers: number[] }; constraints: string[]; numbers: number[] }; history?: { items: string[]; types: string[]; ages: number[]; units: ('seconds' | 'steps')[] } }): { value: { json: string; scores: Float32Array; shares: Float32Array }; error?: undefined } | { error: { code: string; message: string } };
  removeEvent(_0: number): { value: null; error?: undefined } | { error: { code: string; message: string } };
  interests(_0: number, _1: number): { value: { json: string; weights: Float32Array }; error?: undefined } | { error: { code: string; message: string } };
  delete(): void;
}

interface EmbindModule {
  Engine: {
    new(): Engine;
  };
  kernel(): string;
  version(): string;
}

export type MainModule = WasmModule & EmbindModule;
export default function MainModuleFactory (options?: unknown): Promise<MainModule>;

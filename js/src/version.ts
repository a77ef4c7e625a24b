/** Of this package; its worker script and its `runtime.wasm` must say the same. */
export const version = '0.1.0';

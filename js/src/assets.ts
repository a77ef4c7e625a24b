// Where the package's own files lie.  Bundlers find them by the form `new URL('...', import.meta.url)`.

/** URL of the package's `runtime.wasm`. */
export function runtimeWasmUrl(): URL {
  return new URL('./runtime.wasm', import.meta.url);
}

/** Starts the package's worker script. */
export function startOwnWorker(): Worker {
  return new Worker(new URL('./engine/worker.js', import.meta.url), {
    type: 'module',
    name: 'shelfwise',
  });
}

/** What to set where the package's own `file` was not found. */
export function assetHint(file: string, option: string): string {
  return (
    `Vite's dev server moves the package away from its ${file} unless its configuration has ` +
    `optimizeDeps: { exclude: ['shelfwise'] }; elsewhere serve ${file} yourself and give its URL ` +
    `as \`${option}\``
  );
}

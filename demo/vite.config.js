// The demo's page as a shop would bundle it: static files that any web server can serve from any path.

import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  publicDir: false,
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // the content security policy allows no script or style from data: URLs
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
});

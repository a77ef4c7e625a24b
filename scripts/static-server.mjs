// Serves folders as any web server would: for the demo, the browser tests and the benchmark.

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { createGzip } from 'node:zlib';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.gz': 'application/gzip',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** The file behind a URL path below `folder`; nothing if it leads outside or to no file. */
async function fileOf(folder, path) {
  const wanted = join(folder, normalize(decodeURIComponent(path)));
  if (wanted !== folder && !wanted.startsWith(folder + sep)) return undefined;
  for (const file of [wanted, join(wanted, 'index.html')]) {
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile()) return file;
  }
  return undefined;
}

async function answer(request, response, mounts, headers) {
  const { pathname } = new URL(request.url, 'http://localhost');
  for (const [prefix, folder] of mounts) {
    if (!pathname.startsWith(prefix)) continue;
    const file = await fileOf(folder, pathname.slice(prefix.length));
    if (!file) continue;
    const type = types[extname(file)] ?? 'application/octet-stream';
    const own = { 'content-type': type, 'cache-control': 'no-cache', ...headers };
    if (!type.includes('gzip') && request.headers['accept-encoding']?.includes('gzip')) {
      response.writeHead(200, { ...own, 'content-encoding': 'gzip', vary: 'accept-encoding' });
      createReadStream(file).pipe(createGzip()).pipe(response);
      return;
    }
    response.writeHead(200, own);
    createReadStream(file).pipe(response);
    return;
  }
  response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
}

/**
 * Serves `mounts`, a map from URL prefix ('/', '/slices/') to an absolute folder, on localhost; the
 * first prefix that has the file wins. Port 0 takes any free one; `onRequest` hears every path.
 * @param {Record<string, string>} mounts
 * @param {{ port?: number, headers?: Record<string, string>, onRequest?: (path: string | undefined) => void }} options
 */
export async function serveStatic(mounts, { port = 0, headers = {}, onRequest = () => {} } = {}) {
  const server = createServer((request, response) => {
    onRequest(request.url);
    answer(request, response, Object.entries(mounts), headers).catch(() => {
      response.writeHead(400).end();
    });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

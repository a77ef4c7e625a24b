// npm start: builds what is stale and serves the demo.
//
//   npm start [-- --port 8080]

import { parseArgs } from 'node:util';

import { buildDemo, demoHeaders } from './demo.mjs';
import { serveStatic } from './static-server.mjs';

const { port } = parseArgs({ options: { port: { type: 'string', default: '8080' } } }).values;

const folder = await buildDemo();
const { url } = await serveStatic({ '/': folder }, { port: Number(port), headers: demoHeaders });
console.log(`\nThe shop is open: ${url}`);

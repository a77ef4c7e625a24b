#!/usr/bin/env node
// `npx shelfwise ...`: the builder, compiled to WebAssembly, with this command line.

import createBuilder from '../builder.mjs';

const node = globalThis as unknown as {
  process: { argv: readonly string[]; exit(status: number): void; exitCode: number | undefined };
};

try {
  await createBuilder({
    arguments: node.process.argv.slice(2),
    thisProgram: 'shelfwise',
  });
} catch (error) {
  console.error(`shelfwise: ${error instanceof Error ? error.message : String(error)}`);
  node.process.exitCode = 1;
}

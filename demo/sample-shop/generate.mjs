// Writes the sample shop: the catalogue in two languages, a picture per product, the event log, the
// choices that come next, what the best possible recommender scores on them, and catalog.json, what
// the demo's pages know of the products.
//
//   node demo/sample-shop/generate.mjs -o DIR [--products 800] [--shoppers 5000]

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { toCsv } from './csv.mjs';
import { drawFile } from './drawing/draw.mjs';
import { oracleReport } from './oracle.mjs';
import { catalogRows, makeProducts, shelfRecords } from './products.mjs';
import { eventRows, heldOutRows, makeShoppers } from './shoppers.mjs';

const usage = 'Usage: node demo/sample-shop/generate.mjs -o DIR [--products N] [--shoppers N]';

/**
 * Every file of the shop: name -> text.
 * @param {number} productCount
 * @param {number} shopperCount
 * @returns {Map<string, string>}
 */
export function makeFiles(productCount, shopperCount) {
  const products = makeProducts(productCount);
  const shoppers = makeShoppers(products, shopperCount);
  return new Map([
    ['products.csv', toCsv(catalogRows(products, 'en'))],
    ['products.zh.csv', toCsv(catalogRows(products, 'zh'))],
    ['events.csv', toCsv(eventRows(products, shoppers))],
    ['heldout.csv', toCsv(heldOutRows(products, shoppers))],
    ['oracle.json', JSON.stringify(oracleReport(shoppers), null, 2) + '\n'],
    ['catalog.json', JSON.stringify(shelfRecords(products)) + '\n'],
    ...products.map((product) => [`images/${product.id}.svg`, drawFile(product)]),
  ]);
}

function readArguments() {
  const options = {
    output: { type: 'string', short: 'o' },
    products: { type: 'string', default: '800' },
    shoppers: { type: 'string' },
  };
  const { values } = parseArgs({ options });
  const products = Number(values.products);
  const shoppers = Number(values.shoppers ?? Math.ceil(products * 6.25));
  const whole = (number) => Number.isInteger(number) && number > 0;
  if (!values.output || !whole(products) || !whole(shoppers) || products < 120)
    throw new Error(usage);
  return { output: values.output, products, shoppers };
}

async function main() {
  const { output, products, shoppers } = readArguments();
  const files = makeFiles(products, shoppers);
  for (const [name, text] of files) {
    await mkdir(join(output, name, '..'), { recursive: true });
    await writeFile(join(output, name), text);
  }
  console.log(`${products} products and ${shoppers} shoppers in ${output}`);
}

if (process.argv[1] === import.meta.filename) {
  main().catch((error) => {
    console.error(error.message);
    process.exitCode = 64;
  });
}

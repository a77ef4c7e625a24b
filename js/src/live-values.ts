// What the page tells of prices and stock: checked here, kept for the engine that takes over.

import { checkList, checkText, fieldsOf, refused } from './checks.js';
import type { EngineValues } from './engine/runtime.js';

const mostRows = 100_000;
const mostColumns = 1000;

/** A value as the engine reads it: its decimal digits, or the word. */
function cellText(name: string, value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) {
    return String(value);
  }
  throw refused(name, value, 'a finite number, true or false');
}

/** The values of rows `{ id, price, stock, ... }`. */
export function checkUpdate(value: unknown): EngineValues {
  const rows = checkList('items', value, mostRows).map((row, i) => fieldsOf(`items[${i}]`, row));
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((n) => n !== 'id');
  checkList('columns', columns, mostColumns);
  return {
    items: rows.map(({ id }, i) => checkText(`items[${i}].id`, id)),
    columns,
    cells: rows.flatMap((row, i) =>
      columns.map((name) =>
        cellText(`items[${i}].${name}`, Object.hasOwn(row, name) ? row[name] : undefined),
      ),
    ),
  };
}

/** All values that were told so far, the latest of each. */
export class LiveValues {
  /** Column -> item -> value. */
  readonly #told = new Map<string, Map<string, string>>();

  add({ items, columns, cells }: EngineValues): void {
    for (const [c, column] of columns.entries()) {
      const told = this.#told.get(column) ?? new Map<string, string>();
      this.#told.set(column, told);
      for (const [row, item] of items.entries()) {
        const cell = cells[row * columns.length + c] ?? '';
        if (cell !== '') told.set(item, cell);
      }
    }
  }

  /** One table a column, so that a build without one takes the others. */
  tables(): readonly EngineValues[] {
    return Array.from(this.#told, ([column, told]) => ({
      items: [...told.keys()],
      columns: [column],
      cells: [...told.values()],
    }));
  }
}

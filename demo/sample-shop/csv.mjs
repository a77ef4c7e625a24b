// CSV as RFC 4180 has it: fields with a comma, a quote or a line break are quoted.

const quote = (field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);

/**
 * The CSV text of rows, the header first.
 * @param {(string | number)[][]} rows
 * @returns {string}
 */
export function toCsv(rows) {
  return rows.map((row) => row.map((field) => quote(String(field))).join(',') + '\n').join('');
}

/**
 * The records of a CSV text, keyed by its header.
 * @param {string} text
 * @returns {Record<string, string>[]}
 */
export function parseCsv(text) {
  const fields = /(,|\r?\n|^)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/gy;
  const rows = [[]];
  for (const [, separator, quoted, plain] of text.replace(/\r?\n$/, '').matchAll(fields)) {
    if (separator.endsWith('\n')) rows.push([]);
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
  }
  const [header, ...records] = rows;
  return records.map((record) => Object.fromEntries(header.map((name, i) => [name, record[i]])));
}

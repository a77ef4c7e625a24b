// The pages of docs/evaluation: each command in a block of `sh`, what it printed in the block of
// `text` below it, and between them a line that says when.

const block = /^```sh\n([^]*?)\n```\n\n(Printed on [^\n]*)\n\n```text\n([^]*?)\n?```$/gm;

/**
 * The commands of a page with what stands below each.
 *
 * @param {string} page
 */
export const commandsOf = (page) =>
  Array.from(page.matchAll(block), ([whole, lines, when, printed]) => ({
    whole,
    command: lines.replace(/\s*\\\n\s*/g, ' '),
    when,
    printed,
  }));

/**
 * What a command printed, as a page shows it: set in no further than needed, with the names of
 * `folders` in their places, and without time and memory of the build, which the machine decides.
 *
 * @param {string} output
 * @param {Record<string, string>} folders
 */
export function shown(output, folders) {
  const lines = output.trimEnd().split('\n');
  const margin = Math.min(...lines.map((line) => line.search(/\S|$/)));
  const text = lines.map((line) => line.slice(margin)).join('\n');
  return Object.entries(folders)
    .reduce((rest, [name, folder]) => rest.replaceAll(folder, name), text)
    .replace(/^build: [^,]+, peak memory [^,]+, /m, '');
}

/**
 * The page with `printed`, of the day `date`, below `command`.
 *
 * @param {string} page
 * @param {string} command
 * @param {string} printed
 * @param {string} date
 */
export function withOutput(page, command, printed, date) {
  const found = commandsOf(page).find((one) => one.command === command);
  if (!found) throw new Error(`the page has no command '${command}'`);
  const [head] = found.whole.split(`\n\n${found.when}\n`);
  const block = `${head}\n\nPrinted on ${date}.\n\n\`\`\`text\n${printed}\n\`\`\``;
  return page.replace(found.whole, () => block);
}

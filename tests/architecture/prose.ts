// The sentences of a page and of the comments in code, for tests of how they are written.

/** A run of prose with nothing but prose in it: a paragraph, an item of a list, a heading. */
export type Paragraph = string;

/** Picks the prose out of the text of a file. */
export type Extractor = (text: string) => readonly Paragraph[];

const startsParagraph = /^\s*([-*+] |\d+\. |#|> |@)/;

/** Joins lines to paragraphs; a blank line, a heading and an item of a list begin a new one. */
function paragraphsOf(lines: readonly string[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let open = false;
  for (const line of lines) {
    const text = line.trim();
    const heading = text.startsWith('#');
    if (text !== '' && open && !startsParagraph.test(line)) {
      paragraphs.push(`${paragraphs.pop()!} ${text}`);
    } else if (text !== '') {
      paragraphs.push(text);
    }
    open = text !== '' && !heading;
  }
  return paragraphs;
}

/** Blanks what is no prose: fenced code, comments of HTML, rows of tables, lines of code. */
function proseLines(markdown: string): string[] {
  const blanked = markdown
    .replace(/^ *```[^]*?^ *```/gm, '')
    .replace(/<!--[^]*?-->/g, '')
    .split('\n');
  return blanked.map((line) => (/^\s*\||^ {4}(?! *[-*] )/.test(line) ? '' : line));
}

/** The prose of a Markdown page. */
export const markdownProse: Extractor = (text) => paragraphsOf(proseLines(text));

/**
 * The prose of the `//` comments of C++ or TypeScript. A comment behind code is a paragraph of its own;
 * a line set in by three or more, outside a list, is a formula.
 */
export const lineCommentProse: Extractor = (text) => {
  let inList = false;
  const lines = text.split('\n').map((line) => {
    const [, before, comment = ''] = /^(.*?)(?:^|\s)\/\/(.*)$/.exec(line) ?? [];
    if (before?.trim()) return `- ${comment.trim()}`;
    if (!comment.startsWith('   ')) inList = comment.startsWith(' - ');
    return comment.startsWith('   ') && !inList ? '' : comment;
  });
  return paragraphsOf(lines);
};

/** The prose of TSDoc blocks and `//` comments. */
export const tsDocProse: Extractor = (text) => {
  const blocks = Array.from(text.matchAll(/\/\*\*([^]*?)\*\//g), ([, block]) =>
    block!.replace(/^ *\* ?/gm, ''),
  );
  const rest = text.replace(/\/\*\*[^]*?\*\//g, '');
  return [...blocks.flatMap(markdownProse), ...lineCommentProse(rest)];
};

/** The sentences of a paragraph: each ends with a mark that a space and a capital follow. */
export function sentencesOf(paragraph: Paragraph): string[] {
  const plain = paragraph
    .replace(/`[^`]*`/g, 'CODE')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}/g, '');
  return plain.split(/(?<=[.!?][)"”]?)\s+(?=[\p{Lu}\p{Lo}\d("“[])/u);
}

/** How many words a sentence has; signs between words are none. */
export const wordCount = (sentence: string): number =>
  sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** Every sentence of the paragraphs with more words than `most`, with its number of words. */
export function longSentences(paragraphs: readonly Paragraph[], most: number): string[] {
  return paragraphs
    .flatMap(sentencesOf)
    .filter((sentence) => wordCount(sentence) > most)
    .map((sentence) => `${wordCount(sentence)} words: ${sentence}`);
}

// What a page of the shop consists of.

export interface View {
  /** Of the document, before the shop's name; empty on the front page. */
  readonly title: string;
  /** The department that the page belongs to; empty for none. */
  readonly department: string;
  readonly content: readonly (Node | false | null)[];
}

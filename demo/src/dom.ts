// Elements from code: the page has no templates and no inline styles or handlers.

type Child = Node | string | null | undefined | false;

type Handlers = {
  [type in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[type]) => void;
};

interface Properties {
  readonly class?: string;
  /** Attributes by name; `true` sets an empty one, `false` and `undefined` none. */
  readonly attributes?: Readonly<Record<string, string | boolean | undefined>>;
  readonly on?: Handlers;
}

/** Makes an element. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (properties.class) element.className = properties.class;
  for (const [name, value] of Object.entries(properties.attributes ?? {})) {
    if (value === true) element.setAttribute(name, '');
    else if (typeof value === 'string') element.setAttribute(name, value);
  }
  for (const [type, handler] of Object.entries(properties.on ?? {})) {
    element.addEventListener(type, handler as EventListener);
  }
  append(element, children);
  return element;
}

/** Appends what there is of `children`. */
export function append(parent: Element, children: readonly Child[]): void {
  parent.append(...children.filter((child) => child instanceof Node || typeof child === 'string'));
}

/** Puts `children` in the place of what an element holds. */
export function replace(parent: Element, ...children: readonly Child[]): void {
  parent.replaceChildren();
  append(parent, children);
}

const parser = new DOMParser();

/** An SVG element from the text of its marks; for our own drawings only. */
export function svg(viewBox: string, marks: string, className: string): SVGElement {
  const text = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}" class="${className}" aria-hidden="true" focusable="false">${marks}</svg>`;
  const element = parser.parseFromString(text, 'image/svg+xml').documentElement;
  return document.importNode(element, true) as unknown as SVGElement;
}

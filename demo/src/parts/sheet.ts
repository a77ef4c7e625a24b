// A sheet that slides in from the side: a modal dialog, closed by its button, Escape or a click beside it.

import { h } from '../dom.js';
import type { Shop } from '../shop.js';

/** Opens a sheet; it leaves the page when it is closed, and `signal` of its content aborts. */
export function openSheet(
  shop: Shop,
  title: string,
  fill: (body: HTMLElement, closed: AbortSignal) => void,
): HTMLDialogElement {
  const closed = new AbortController();
  const body = h('div', { class: 'sheet-body' });
  const close = h(
    'button',
    { class: 'quiet', attributes: { type: 'button' }, on: { click: () => dialog.close() } },
    shop.words.close,
  );
  const heading = h('h2', { attributes: { id: 'sheet-title' } }, title);
  const dialog = h(
    'dialog',
    {
      class: 'sheet',
      attributes: { 'aria-labelledby': 'sheet-title' },
      on: {
        close: () => {
          closed.abort();
          dialog.remove();
        },
        click: (event) => event.target === dialog && dialog.close(),
      },
    },
    h('div', { class: 'sheet-head' }, heading, close),
    body,
  );
  fill(body, closed.signal);
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

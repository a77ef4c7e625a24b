// Light or dark: as the system says, until the shopper says otherwise.

const system = matchMedia('(prefers-color-scheme: dark)');
const { dataset } = document.documentElement;
const chosen = new AbortController();

/** Follows the system until {@link toggleTheme}. */
export function startTheme(): void {
  const follow = () => (dataset['theme'] = system.matches ? 'dark' : 'light');
  system.addEventListener('change', follow, { signal: chosen.signal });
  follow();
}

export function toggleTheme(): void {
  chosen.abort();
  dataset['theme'] = dataset['theme'] === 'dark' ? 'light' : 'dark';
}

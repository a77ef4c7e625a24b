// The style of the report: light or dark as the reader's system has it, and for print.

#pragma once

#include <string_view>

namespace shelfwise {

inline constexpr std::string_view kPageStyle = R"(:root {
  color-scheme: light dark;
  --paper: #ffffff;
  --ink: #1b1f24;
  --muted: #57606a;
  --line: #d0d7de;
  --accent: #0a5fb4;
  --quiet: #7d8590;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #0d1117;
    --ink: #e6edf3;
    --muted: #9da7b3;
    --line: #30363d;
    --accent: #4593e8;
    --quiet: #7d8590;
  }
}
body {
  margin: 0 auto;
  max-width: 60rem;
  padding: 1.5rem 1rem 4rem;
  background: var(--paper);
  color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif;
}
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 0.5rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 0.5rem; }
p { max-width: 45rem; margin: 0.5rem 0; }
.lead { font-size: 1.125rem; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: 0.75rem; }
.facts div { border-top: 2px solid var(--line); padding-top: 0.25rem; overflow-wrap: anywhere; }
dt { color: var(--muted); font-size: 0.875rem; }
dd { margin: 0; }
.terms dt { color: var(--ink); font-size: 1rem; font-weight: 600; margin-top: 0.75rem; }
.terms dd { max-width: 45rem; }
figure { margin: 1rem 0; }
figcaption { color: var(--muted); font-size: 0.875rem; }
.wide { overflow-x: auto; margin: 1rem 0; }
figure .wide { margin: 0.5rem 0; }
.wide:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
table { border-collapse: collapse; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--muted); padding-bottom: 0.25rem; }
th, td { padding: 0.2rem 0 0.2rem 1.25rem; text-align: right; white-space: nowrap; }
th:first-child { text-align: left; padding-left: 0; }
thead th { border-bottom: 2px solid var(--line); vertical-align: bottom; }
tbody th, tbody td { border-bottom: 1px solid var(--line); }
tbody th { font-weight: 400; }
svg { display: block; width: 100%; min-width: 34rem; font: 13px system-ui, sans-serif; }
svg text { fill: var(--ink); }
.accent { fill: var(--accent); }
.quiet { fill: var(--quiet); }
.grid { stroke: var(--line); }
.zero { stroke: var(--muted); }
.whisker { stroke: var(--ink); stroke-width: 1.5; }
.halo { stroke: var(--paper); stroke-width: 4.5; }
@media print {
  .wide { overflow: visible; }
  section { break-inside: avoid; }
}
)";

}  // namespace shelfwise

import { findingStyle } from "./style-finding.ts";

const colors = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f5f6f8, #0e1116);
  --card: light-dark(#ffffff, #161a21);
  --sunk: light-dark(#f5f6f8, #0f1318);
  --line: light-dark(#d9dee5, #2b323d);
  --text: light-dark(#1a1f27, #e7eaf0);
  --soft: light-dark(#545e6b, #a0a9b7);
  --link: light-dark(#0a55c2, #84b6ff);
  --red: light-dark(#b3261e, #ff8f85);
  --pink: light-dark(#9b1c6c, #f193d0);
  --amber: light-dark(#8a4b00, #ffb86b);
  --olive: light-dark(#665c00, #d9cb5a);
  --violet: light-dark(#5a33b0, #b9a4ff);
  --blue: light-dark(#1d5a92, #8fc2f7);
  --green: light-dark(#1a6b3b, #74d39b);
  --gray: var(--soft);
  --less: light-dark(#fdecea, #35191a);
  --less-mark: light-dark(#f8bdb7, #7d2a28);
  --more: light-dark(#e6f6ec, #12291c);
  --more-mark: light-dark(#a9e2bd, #1f6239);
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", "JetBrains Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace;
}
:root[data-theme="light"] { color-scheme: light; }
:root[data-theme="dark"] { color-scheme: dark; }
.breaking, [data-class="WIRE"] { --tone: var(--red); }
[data-class="SDK_SOURCE"] { --tone: var(--pink); }
.held, [data-class="BEHAVIOUR"] { --tone: var(--amber); }
.accepted, [data-class="OPEN_CONTENT"] { --tone: var(--olive); }
[data-class="LIFECYCLE"] { --tone: var(--violet); }
[data-class="UNDECIDED"] { --tone: var(--blue); }
.unchanged, [data-class="DOCS"] { --tone: var(--gray); }
.compatible, [data-class="COMPATIBLE"] { --tone: var(--green); }
`;

const page = `
*, ::before, ::after { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; overflow-y: scroll; }
body { margin: 0; background: var(--page); color: var(--text); font: 400 1rem/1.55 var(--sans); }
body > *, .top > * { max-width: 76rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2.5rem); }
h1, h2, h3, h4, h5, p, ul, dl, dd, figure, fieldset { margin: 0; padding: 0; border: 0; }
h1, h2, h3, h4 { line-height: 1.3; text-wrap: balance; overflow-wrap: anywhere; }
code, kbd, pre { font-family: var(--mono); font-size: .8125rem; font-variant-ligatures: none; }
code { overflow-wrap: anywhere; }
h4 code { font-size: .9em; background: var(--sunk); border-radius: 5px; padding: .1em .3em; }
a { color: var(--link); text-underline-offset: .2em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 4px; }
main:focus { outline: none; }
[hidden], html:not(.scripted) .js { display: none !important; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; inset: 0 auto auto 0; padding: .5rem 1rem; background: var(--card); z-index: 2; }
.skip:not(:focus) { clip-path: inset(50%); }

.top { max-width: none; padding: 1.25rem 0 2rem; background: color-mix(in oklab, var(--tone) 10%, var(--card)); border-bottom: 1px solid color-mix(in oklab, var(--tone) 35%, var(--line)); }
.bar { display: flex; align-items: center; justify-content: space-between; min-height: 2rem; color: var(--soft); font-size: .875rem; }
.bar p { font-weight: 600; letter-spacing: .01em; }
h1 { display: flex; gap: .875rem; align-items: flex-start; margin-top: 1rem; font-size: clamp(1.375rem, 1rem + 1.6vw, 2rem); font-weight: 650; letter-spacing: -.012em; }
.icon { flex: none; width: 1.3em; height: 1.3em; }
.icon circle { fill: var(--tone); }
.icon path { fill: none; stroke: var(--card); stroke-width: 2.4; stroke-linecap: round; stroke-linejoin: round; }

.filters { display: block; position: relative; background: var(--card); max-width: none; border-bottom: 1px solid var(--line); font-size: .875rem; }
.filters form { display: grid; gap: .75rem; padding-block: 1rem; max-width: 71rem; margin-inline: auto; }
.filters fieldset, .query, .outcome { display: flex; flex-wrap: wrap; gap: .375rem .5rem; align-items: center; min-width: 0; }
legend { float: left; }
legend, .query label { width: 5.25rem; color: var(--soft); padding: 0; }
.query { position: relative; flex-wrap: nowrap; }
.query input { flex: 1; min-width: 0; font: inherit; font-size: 1rem; color: inherit; background: var(--page); border: 1px solid var(--line); border-radius: 8px; padding: .45rem .75rem; }
.query kbd { position: absolute; right: .75rem; color: var(--soft); border: 1px solid var(--line); border-radius: 4px; padding: 0 .4rem; pointer-events: none; }
.query input:focus + kbd, .query input:not(:placeholder-shown) + kbd { visibility: hidden; }
::placeholder { color: var(--soft); opacity: 1; }
.chip { cursor: pointer; }
.chip input { position: absolute; opacity: 0; pointer-events: none; }
.chip span { display: block; border: 1px solid var(--line); border-radius: 99px; padding: .2rem .75rem; background: var(--page); }
.chip b { font-weight: 400; color: var(--soft); font-variant-numeric: tabular-nums; margin-left: .25rem; }
.chip:hover span { border-color: var(--soft); }
.chip input:checked + span { background: var(--text); border-color: var(--text); color: var(--card); }
.chip input:checked + span b { color: inherit; }
.chip input:focus-visible + span { outline: 2px solid var(--link); outline-offset: 2px; }
.outcome output { margin-right: auto; font-weight: 600; font-variant-numeric: tabular-nums; }
button, select { font: inherit; font-size: .8125rem; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: .25rem .7rem; cursor: pointer; }
button:hover:not(:disabled), select:hover { border-color: var(--soft); }
button:disabled { color: var(--soft); opacity: .6; cursor: default; }
#fold { min-width: 5.5rem; }

main { padding-block: .5rem 4rem; }
.surface { margin-top: 2rem; }
h2 { font-size: 1.375rem; font-weight: 650; }
h2 small { display: inline-block; font-size: .9375rem; font-weight: 400; color: var(--soft); margin-left: .25rem; }
.verdict { color: var(--tone); font-weight: 600; margin-top: .25rem; }
.tables { display: flex; flex-wrap: wrap; gap: 1rem; margin-top: 1rem; align-items: flex-start; }
.scroll { overflow-x: auto; max-width: 100%; background: var(--card); border: 1px solid var(--line); border-radius: 10px; flex: 1 1 auto; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; }
th, td { padding: .5rem .9rem; text-align: left; font-weight: 400; white-space: nowrap; }
thead th { color: var(--soft); font-size: .8125rem; }
tbody tr { border-top: 1px solid var(--line); }
tbody th { font-weight: 600; }
.number { font-variant-numeric: tabular-nums; }
.level { border-radius: 99px; padding: .1rem .6rem; font-size: .8125rem; border: 1px solid currentColor; }
.level.major { color: var(--red); }
.level.minor { color: var(--blue); }
.level.patch, .level.none { color: var(--soft); }
`;

const print = `
@media (max-width: 40rem) {
  .filters fieldset, .query { flex-wrap: wrap; }
  legend, .query label { width: 100%; float: none; }
  .query kbd { display: none; }
  h2 small { margin-left: 0; }
}
@media print {
  :root, :root[data-theme] { color-scheme: light; }
  body { background: none; font-size: 10pt; }
  .filters, .skip, .copy, .permalink, .waive, .bar label { display: none !important; }
  .finding, .snapshot pre { content-visibility: visible; box-shadow: none; }
  .finding, tr, .evidence { break-inside: avoid; }
  h2, h3, summary { break-after: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
  .finding > details > summary::after { content: none; }
  pre { max-height: none !important; }
  pre > code { white-space: pre-wrap; overflow-wrap: anywhere; width: auto; }
  figcaption { white-space: normal; }
  .top, .pill, ins, del, mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
@media (forced-colors: active) {
  .finding { border-left-color: CanvasText; }
  .chip input:checked + span { outline: 2px solid Highlight; }
}
`;

/** The page's style sheet, as the browser reads it. Both themes are in `light-dark()`; nothing is loaded. */
export const pageStyle = `${colors}${page}${findingStyle}${print}`;

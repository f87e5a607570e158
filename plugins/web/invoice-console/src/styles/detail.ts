/** The selected invoice and its runs: boxes that keep their height while what is in them changes. */
export const detailStyles = `
.invoice-console .detail {
  > :not(header, .empty) { margin: 0 var(--space-4) var(--space-4); }
  > header { border-bottom: 1px solid var(--color-line); margin-bottom: var(--space-4); }
  .title { min-width: 0; }
  .title h2 { overflow-wrap: anywhere; }
  .facts { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: var(--space-3) var(--space-4); }
  .facts > div { min-height: 2.9rem; }
  .facts dt { font-size: var(--text-small); color: var(--color-text-soft); }
  .facts .money dd { font-size: var(--text-large); font-weight: 600; font-variant-numeric: tabular-nums; line-height: 1.4; }
  .facts .skeleton, .well > .skeleton, .outcome .skeleton { display: block; width: 70%; height: 1rem; margin-block: 0.3rem; }
  .actions { display: flex; flex-wrap: wrap; gap: var(--space-2); align-items: center; min-height: var(--control-height); }
  .actions .primary { min-width: 12.5rem; }
  .actions .trouble { flex: 1 1 100%; }
  .runs h3 { margin-bottom: var(--space-2); }
  .well { height: 5.25rem; overflow-y: auto; background: var(--color-sunken); border: 1px solid var(--color-line); border-radius: var(--radius); }
  .well > .none, .well > .skeleton { margin: var(--space-3); }
  .well a { display: flex; align-items: center; gap: var(--space-3); height: 2.55rem; padding-inline: var(--space-3); color: inherit; text-decoration: none; white-space: nowrap; }
  .well li + li { border-top: 1px solid var(--color-line); }
  .well a:hover { background: var(--color-surface); }
  .well a[aria-current] { background: var(--color-surface); box-shadow: inset 3px 0 var(--color-accent); }
  .well a:focus-visible { outline-offset: -2px; }
  .well .badge { min-width: 8.75rem; }
  .well time { font-size: var(--text-small); font-variant-numeric: tabular-nums; }
  .well .who { font-size: var(--text-small); overflow: hidden; text-overflow: ellipsis; margin-inline-start: auto; }
  .well > button { width: 100%; }
  .run { border-top: 1px solid var(--color-line); padding-top: var(--space-4); }
  .run > header { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-1) var(--space-3); min-height: 1.75rem; margin-bottom: var(--space-3); }
  .feed { margin-inline-start: auto; font-size: var(--text-small); }
  .feed.live::before, .feed.polling::before { content: ""; display: inline-block; width: 0.5rem; height: 0.5rem; margin-inline-end: 0.4rem; border-radius: 50%; background: var(--color-success); }
  .feed.polling::before { background: none; border: 2px solid var(--color-warning); }
  .outcome { display: flex; gap: var(--space-3); min-height: 6.5rem; margin: 0 0 var(--space-3); padding: var(--space-3) var(--space-4); }
  .outcome > .icon { width: 1.5rem; height: 1.5rem; }
  .outcome > div { flex: 1; }
  .outcome h4 { font-size: var(--text-large); line-height: 1.3; margin-bottom: var(--space-1); }
  .outcome p { color: var(--color-text); }
  .steps li { display: grid; grid-template: "mark name" auto "mark facts" 1fr / 1.75rem 1fr; column-gap: var(--space-3); position: relative; min-height: 3.25rem; padding-bottom: var(--space-2); }
  .steps .mark { grid-row: 1 / 3; display: grid; place-items: center; width: 1.75rem; height: 1.75rem; border-radius: 50%; color: var(--color-text-soft); background: var(--color-sunken); z-index: 1; }
  .steps li:not(:last-child)::before { content: ""; position: absolute; inset: 1.75rem auto 0 calc(0.875rem - 1px); width: 2px; background: var(--color-line); }
  .steps .name { font-weight: 500; line-height: 1.35; }
  .steps .why { color: var(--color-text); }
  .steps [data-tone=accent] .mark { color: var(--color-on-accent); background: var(--color-accent); }
  .steps [data-tone=accent] .name { font-weight: 700; }
  .steps [data-tone=success] .mark { color: var(--color-success); background: var(--color-success-soft); }
  .steps [data-tone=warning] .mark { color: var(--color-warning); background: var(--color-warning-soft); }
  .steps [data-tone=danger] .mark { color: var(--color-danger); background: var(--color-danger-soft); }
  .steps li.undo .mark { border-radius: var(--radius); color: var(--color-warning); background: var(--color-warning-soft); }
  .result { margin-top: var(--space-2); }
  .result table { width: 100%; border-collapse: collapse; font-size: var(--text-small); }
  .result th, .result td { padding: var(--space-2) var(--space-1); border-top: 1px solid var(--color-line); text-align: start; font-weight: 400; vertical-align: top; }
  .result thead th { border: 0; color: var(--color-text-soft); }
  .result .number { text-align: end; white-space: nowrap; }
  .result code { overflow-wrap: anywhere; }
  .result tfoot th, .result tfoot td { border: 0; padding-block: var(--space-1); }
  .result tfoot tr:first-child > * { border-top: 2px solid var(--color-edge); padding-top: var(--space-2); }
  .result .total > * { font-size: var(--text-body); font-weight: 700; }
}
@container (width >= 60rem) {
  .invoice-console .detail { position: sticky; top: var(--space-4); max-height: calc(100dvh - 2 * var(--space-4)); overflow-y: auto; }
}
@container (width < 60rem) {
  .invoice-console .detail .facts { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .invoice-console .detail .outcome { min-height: 9rem; }
  .invoice-console .detail .who { display: none; }
  .invoice-console .detail .actions .primary { min-width: 11rem; }
  .invoice-console .detail .well a { gap: var(--space-2); padding-inline: var(--space-2); }
  .invoice-console .detail .well .badge { min-width: 6.75rem; }
}
@media (prefers-reduced-motion: no-preference) {
  .invoice-console .icon.play { animation: invoice-console-turn 1.2s linear infinite; }
  @keyframes invoice-console-turn { to { rotate: 360deg; } }
}`;

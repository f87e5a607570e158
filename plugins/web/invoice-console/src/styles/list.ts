/** The list of invoices: rows of one height, skeletons included; cards where it is narrow. */
export const list = `
.invoice-console .list {
  table { width: 100%; border-collapse: collapse; display: block; }
  thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  tbody { display: block; }
  tr { position: relative; display: grid; grid-template: "customer amount" auto "reference due" auto "state state" auto / 1fr auto; gap: 0 var(--space-3);
    align-items: center; height: 6.25rem; align-content: center; padding-inline: var(--space-4); border-top: 1px solid var(--color-line); }
  td { padding: 0; border: 0; min-width: 0; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  td.customer { grid-area: customer; font-weight: 600; line-height: 1.25; }
  td.reference { grid-area: reference; font-size: var(--text-small); }
  td.amount { grid-area: amount; font-weight: 600; }
  td.due { grid-area: due; font-size: var(--text-small); text-align: end; }
  td.state { grid-area: state; margin-top: var(--space-1); }
  a { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; white-space: normal; overflow-wrap: anywhere; color: inherit; text-decoration: none; outline: none; }
  a::after { content: ""; position: absolute; inset: 0; }
  a:focus-visible::after { outline: 2px solid var(--color-accent); outline-offset: -2px; }
  tbody tr:hover { background: var(--color-sunken); }
  tr.selected { background: var(--color-sunken); box-shadow: inset 3px 0 var(--color-accent); }
  tr.selected .badge[data-tone=neutral] { background: var(--color-surface); }
  .overdue { margin-inline-start: var(--space-2); color: var(--color-danger); font-size: var(--text-small); }
  .skeleton { display: block; height: 0.75rem; width: 75%; }
  td.amount .skeleton, td.due .skeleton { width: 4.5rem; }
  td.state .skeleton { width: 5rem; height: 1.25rem; }
}
@container (width >= 60rem) {
  .invoice-console .list {
    table { display: table; table-layout: fixed; }
    thead { position: static; clip-path: none; display: table-header-group; }
    tbody { display: table-row-group; }
    tr { display: table-row; height: 3.25rem; }
    thead tr { height: 2.25rem; }
    th { padding: 0 var(--space-2); font-size: var(--text-small); font-weight: 500; text-align: start; color: var(--color-text-soft); background: var(--color-sunken); border-block: 1px solid var(--color-line); white-space: nowrap; }
    td { padding: 0 var(--space-2); border-top: 1px solid var(--color-line); }
    th, td { vertical-align: middle; }
    th.customer, td.customer { padding-inline-start: var(--space-4); }
    td.state { margin: 0; }
    .amount { text-align: end; width: 7.75rem; }
    .reference { width: 7rem; }
    .due { width: 6.75rem; text-align: start; }
    td.due { line-height: 1.25; text-align: start; }
    .state { width: 8rem; }
    .overdue { display: block; margin: 0; }
  }
}`;

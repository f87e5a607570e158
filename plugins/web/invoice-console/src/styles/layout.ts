/** Where things are: one column where it is narrow, list and detail beside each other where it is not. */
export const layout = `
.invoice-console {
  container-type: inline-size;
  font-size: var(--text-body);
  color: var(--color-text);
  h2, h3, h4, p, dl, dd, ol { margin: 0; padding: 0; }
  ol { list-style: none; }
  h2 { font-size: var(--text-large); line-height: 1.3; }
  h3 { font-size: var(--text-body); }
  h4 { font-size: var(--text-body); }
  .fine { font-size: var(--text-small); }
  .columns { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-4); align-items: start; }
  .card { padding: 0; overflow: clip; }
  .card > header { display: flex; align-items: center; gap: var(--space-3); min-height: 3.75rem; padding: var(--space-2) var(--space-4); }
  .list > header { justify-content: space-between; align-items: baseline; padding-block: var(--space-4) var(--space-2); min-height: 0; }
  .card > footer { padding: var(--space-2); text-align: center; border-top: 1px solid var(--color-line); }
  .empty { display: grid; gap: var(--space-2); place-content: center; min-height: 20rem; padding: var(--space-5); text-align: center; }
  .empty p { max-width: 22rem; }
  .icon { flex: none; width: 1em; height: 1em; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
  .badge { display: inline-flex; align-items: center; gap: 0.35em; white-space: nowrap; }
  h2:focus { outline: none; }
  h2:focus-visible { outline: 2px solid var(--color-accent); outline-offset: 4px; border-radius: 2px; }
  button { display: inline-flex; align-items: center; justify-content: center; gap: var(--space-2); }
  .banner:not([hidden]) {
    position: fixed; inset: auto 0 var(--space-4); z-index: 2; width: fit-content; max-width: min(36rem, 100vw - 2rem); margin-inline: auto;
    display: flex; gap: var(--space-3); align-items: center; padding: var(--space-3) var(--space-4);
    background: var(--color-warning-soft); color: var(--color-warning); border: 1px solid currentColor; border-radius: var(--radius-large); box-shadow: var(--shadow);
  }
  .trouble { display: flex; flex-wrap: wrap; gap: var(--space-3); align-items: center; margin: 0; }
  .trouble > div { flex: 1 1 14rem; }
  .list > .trouble { margin: var(--space-4); }
  dialog.card { width: min(28rem, 100vw - 2rem); padding: var(--space-5); color: inherit; overflow: auto; }
  dialog::backdrop { background: rgb(0 0 0 / 0.45); }
  dialog form { display: grid; gap: var(--space-3); }
  dialog .buttons { display: flex; flex-wrap: wrap; justify-content: end; gap: var(--space-2); margin-top: var(--space-2); }
  @container (width < 60rem) {
    .columns:not(.open) > .detail, .columns.open > .list { display: none; }
    .close { display: none; }
    .detail > header { display: grid; justify-items: start; gap: 0; }
    .back { margin-inline-start: calc(-1 * var(--space-3)); }
  }
  @container (width >= 60rem) {
    .columns { grid-template-columns: minmax(0, 1.4fr) minmax(0, 1fr); }
    .back { display: none; }
    .close { margin-inline-start: auto; }
  }
}`;

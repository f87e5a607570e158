/** Classes, cards of findings, and the snapshot. */
export const findingStyle = `
.class { margin-top: 2.25rem; }
h3 { font-size: 1.0625rem; font-weight: 650; color: var(--tone); }
h3 b { font-weight: 400; color: var(--soft); margin-left: .25rem; font-variant-numeric: tabular-nums; }
.meaning { color: var(--soft); font-size: .875rem; margin-bottom: .75rem; }
.finding { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--tone); border-radius: 10px; margin-top: .625rem; content-visibility: auto; contain-intrinsic-size: auto none auto 22rem; }
.finding:has(> details:not([open])) { contain-intrinsic-block-size: auto 4.6rem; }
.finding:target { outline: 2px solid var(--link); outline-offset: 2px; }
.finding > details > summary { display: grid; grid-template-columns: 1fr auto auto; gap: .125rem .75rem; padding: .8rem 1.1rem; cursor: pointer; list-style: none; border-radius: 10px; }
.finding > details > summary::-webkit-details-marker { display: none; }
.finding > details > summary::after { content: ""; grid-area: 1 / 3; width: .5rem; height: .5rem; margin: .35rem .2rem 0 0; border: solid var(--soft); border-width: 0 2px 2px 0; transform: rotate(45deg); }
.finding > details[open] > summary::after { transform: translateY(.25rem) rotate(225deg); }
h4 { grid-area: 1 / 1; font-size: 1rem; font-weight: 600; text-wrap: pretty; }
.where { grid-column: 1 / -1; display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1rem; color: var(--soft); font-size: .8125rem; }
.pill { grid-area: 1 / 2; align-self: start; font-size: .75rem; line-height: 1.5; font-weight: 600; border-radius: 99px; padding: .05rem .6rem; border: 1px solid var(--soft); color: var(--soft); }
.pill.enforced { color: var(--card); background: var(--tone); border-color: var(--tone); }
.body { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; padding: .25rem 1.1rem 1rem; }
.note { background: var(--sunk); border-radius: 8px; padding: .5rem .85rem; font-size: .9375rem; }
.edit { font-size: .875rem; color: var(--soft); margin-bottom: -.5rem; }
.edit b { font-weight: 600; }

pre { margin: 0; overflow: auto; max-height: 32rem; background: var(--sunk); border: 1px solid var(--line); border-radius: 8px; padding: .6rem 0; line-height: 1.5; tab-size: 2; }
pre > code { display: block; width: max-content; min-width: 100%; overflow-wrap: normal; padding-inline: .85rem; }
pre span, ins, del { display: block; margin-inline: -.85rem; padding-inline: .85rem; text-decoration: none; }
del { background: var(--less); }
ins { background: var(--more); }
mark { color: inherit; border-radius: 3px; padding-block: .1rem; }
del mark { background: var(--less-mark); }
ins mark { background: var(--more-mark); }
.gap { background: repeating-linear-gradient(-45deg, transparent 0 5px, color-mix(in oklab, var(--line) 55%, transparent) 5px 6px); }
.sides { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .75rem; }
.sides figure { display: grid; grid-template-rows: auto 1fr; min-width: 0; }
figcaption { font-size: .8125rem; color: var(--soft); margin-bottom: .3rem; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
figcaption code { font-size: .75rem; margin-left: .4rem; }
.nothing { display: grid; place-content: center; min-height: 2.75rem; color: var(--soft); font-size: .875rem; border: 1px dashed var(--line); border-radius: 8px; }

.evidence { border: 1px solid color-mix(in oklab, var(--tone) 30%, var(--line)); border-radius: 8px; overflow: hidden; }
h5 { font-size: .875rem; font-weight: 600; padding: .45rem .85rem; background: color-mix(in oklab, var(--tone) 9%, var(--card)); color: var(--tone); }
.evidence dl { display: grid; gap: .5rem; padding: .75rem .85rem; }
.evidence dl > div, .touches > div { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: .25rem .75rem; align-items: baseline; }
.evidence dt, .touches dt { color: var(--soft); font-size: .8125rem; grid-column: 1; overflow-wrap: anywhere; }
.evidence pre { max-height: none; }
.evidence pre > code { white-space: pre-wrap; overflow-wrap: anywhere; width: auto; }
.evidence dd { font-size: .875rem; overflow-wrap: anywhere; grid-column: 2; }
.touches { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: .35rem 1.5rem; }
.touches ul { display: flex; flex-wrap: wrap; gap: .25rem .4rem; list-style: none; }
.touches li { font: .8125rem/1.5 var(--mono); overflow-wrap: anywhere; background: var(--sunk); border: 1px solid var(--line); border-radius: 5px; padding: .05rem .4rem; }
.touches summary, .waive summary { cursor: pointer; font-size: .8125rem; color: var(--link); width: max-content; margin-top: .25rem; }
.touches details[open] > summary { margin-bottom: .35rem; }
.body footer { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; font-size: .8125rem; color: var(--soft); border-top: 1px solid var(--line); padding-top: .75rem; }
.copyable > code { user-select: all; color: var(--text); }
.copy { padding: .05rem .5rem; margin-left: .35rem; min-width: 3.75rem; }
.permalink { margin-right: auto; }
.waive { flex-basis: 100%; }
.waive summary { margin: 0; }
.waive p { margin-block: .35rem; }
.waive .copyable { position: relative; max-width: 34rem; }
.waive .copy { position: absolute; top: .4rem; right: .4rem; }
.snapshot { margin-top: 2.25rem; }
.snapshot h3 { color: inherit; }
.snapshot pre { background: var(--card); max-height: 60rem; }
.snapshot .hunk { color: var(--blue); background: color-mix(in oklab, var(--blue) 8%, var(--card)); padding-block: .15rem; }
@media (max-width: 40rem) {
  .sides { grid-template-columns: minmax(0, 1fr); }
  .gap { display: none !important; }
  .evidence dl > div, .touches > div { grid-template-columns: minmax(0, 1fr); }
  .evidence dd { grid-column: 1; }
}
`;

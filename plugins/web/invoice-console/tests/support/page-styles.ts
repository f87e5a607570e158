/** The tokens and classes that the page promises to its plugins. */
export const baseStyles = `
:root {
  color-scheme: light dark;
  --color-page: light-dark(#f6f7f9, #0e1116); --color-surface: light-dark(#ffffff, #161a21); --color-sunken: light-dark(#f3f5f8, #1d222b);
  --color-line: light-dark(#e1e5ea, #272e38); --color-edge: light-dark(#8a93a1, #6b7685); --color-text: light-dark(#1a1f27, #e7eaf0);
  --color-text-soft: light-dark(#566070, #9ba5b4); --color-accent: light-dark(#1f52c4, #8db4ff); --color-accent-strong: light-dark(#173f99, #b3cdff);
  --color-on-accent: light-dark(#ffffff, #0e1116);
  --color-neutral: light-dark(#4b5565, #b4bdca); --color-neutral-soft: light-dark(#eceff3, #252b35);
  --color-success: light-dark(#17633a, #66cf92); --color-success-soft: light-dark(#e2f4e9, #14301f);
  --color-warning: light-dark(#744f00, #e2bb62); --color-warning-soft: light-dark(#fcf1d9, #33290f);
  --color-danger: light-dark(#a82219, #ff9a91); --color-danger-soft: light-dark(#fde9e7, #3b1a18);
  --space-1: 0.25rem; --space-2: 0.5rem; --space-3: 0.75rem; --space-4: 1rem; --space-5: 1.5rem; --space-6: 2.5rem;
  --radius: 6px; --radius-large: 10px; --font-sans: system-ui, sans-serif; --font-mono: ui-monospace, monospace;
  --text-small: 0.8125rem; --text-body: 0.9375rem; --text-large: 1.125rem; --text-title: 1.5rem; --control-height: 2.25rem;
  --shadow: 0 4px 16px rgb(0 0 0 / 0.15);
}
*, ::before, ::after { box-sizing: border-box; }
body { margin: 0; padding: 1.5rem clamp(0.75rem, 2vw, 2rem) 4rem; max-width: 90rem; margin-inline: auto; background: var(--color-page); color: var(--color-text); font: 400 var(--text-body) / 1.5 var(--font-sans); }
#plugin { display: block; min-height: 70vh; }
h1 { font-size: var(--text-title); margin: 0 0 1rem; }
button { font: inherit; min-height: var(--control-height); padding: 0 0.9rem; border: 1px solid var(--color-edge); border-radius: var(--radius); background: var(--color-surface); color: var(--color-text); cursor: pointer; }
button.primary { background: var(--color-accent); border-color: var(--color-accent); color: var(--color-on-accent); font-weight: 600; }
button.quiet { border-color: transparent; background: none; color: var(--color-accent); }
input { font: inherit; min-height: var(--control-height); padding: 0 0.6rem; border: 1px solid var(--color-edge); border-radius: var(--radius); background: var(--color-surface); color: inherit; }
a { color: var(--color-accent); }
code { font: 0.9em var(--font-mono); }
:focus-visible { outline: 2px solid var(--color-accent); outline-offset: 2px; }
.card { background: var(--color-surface); border: 1px solid var(--color-line); border-radius: var(--radius-large); }
.badge { padding: 0.1rem 0.55rem; border-radius: 99px; font-size: var(--text-small); font-weight: 500; color: var(--color-neutral); background: var(--color-neutral-soft); }
.notice { padding: var(--space-3) var(--space-4); border-radius: var(--radius); color: var(--color-neutral); background: var(--color-neutral-soft); }
[data-tone="success"]:is(.badge, .notice) { color: var(--color-success); background: var(--color-success-soft); }
[data-tone="warning"]:is(.badge, .notice) { color: var(--color-warning); background: var(--color-warning-soft); }
[data-tone="danger"]:is(.badge, .notice) { color: var(--color-danger); background: var(--color-danger-soft); }
.skeleton { border-radius: 4px; background: var(--color-line); }
.number { text-align: end; font-variant-numeric: tabular-nums; }
.soft { color: var(--color-text-soft); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[hidden] { display: none !important; }
`;

import { h, type VNode } from "../dom/h.ts";

const shapes = {
  check: "M3.5 8.5l3 3 6-7",
  cross: "M4 4l8 8M12 4l-8 8",
  ring: "M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11",
  half: "M8 2.5a5.5 5.5 0 1 0 0 11zM8 2.5a5.5 5.5 0 0 1 0 11",
  play: "M8 2.5a5.5 5.5 0 0 1 5.5 5.5",
  again: "M13 8a5 5 0 1 1-1.6-3.7M13 2v3h-3",
  undo: "M6 3L3 6l3 3M3 6h6a3.5 3.5 0 0 1 0 7H6",
  clock: "M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11M8 5v3l2 1.5",
  stop: "M4.5 4.5h7v7h-7z",
  warn: "M8 2.5l6 11H2zM8 6.5v3M8 11.5v.1",
  back: "M10 3L5 8l5 5",
} as const;

export type IconName = keyof typeof shapes;

/** A small drawing beside a text that says the same. */
export function icon(name: IconName): VNode {
  return h(
    "svg",
    { class: `icon ${name}`, viewBox: "0 0 16 16", "aria-hidden": "true" },
    h("path", { d: shapes[name] }),
  );
}

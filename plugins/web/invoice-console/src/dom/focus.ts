/** Keeps the keyboard's place. */
export interface Focus {
  /** Moves it, with the next change, to the first element that is found by `selector`. */
  move(selector: string): void;
  /** Changes the page; whoever loses the focus by that finds it close by. */
  keep(change: () => void): void;
}

/** Where it goes when its element is gone: the main button, else the nearest heading. */
const fallbacks = ["[data-main]", ".detail [data-fallback]", "[data-fallback]"];

export function createFocus(root: HTMLElement): Focus {
  let wanted: string | undefined;
  const active = () => (root.getRootNode() as Document | ShadowRoot).activeElement;
  return {
    move(selector) {
      wanted = selector;
    },
    keep(change) {
      const before = active();
      const isInside = before !== null && root.contains(before);
      change();
      const target = wanted === undefined ? undefined : root.querySelector<HTMLElement>(wanted);
      wanted = undefined;
      target?.focus();
      if (!isInside || root.contains(active())) return;
      const found = fallbacks
        .map((selector) => root.querySelector<HTMLElement>(selector))
        .find((each) => each?.checkVisibility());
      found?.focus();
    },
  };
}

/**
 * @template T
 * @typedef {object} Keyed
 * @property {(item: T) => string} key
 * @property {(item: T) => string} signature What is shown of it; the same text means the same element.
 * @property {(item: T) => HTMLElement} render
 */

/**
 * Keeps the children of an element in step with a list. Elements that say the same stay as they are, so that focus,
 * selection and what is open survive.
 * @template T
 * @param {HTMLElement} parent
 * @param {Keyed<T>} how
 * @returns {(items: readonly T[]) => void}
 */
export function keyed(parent, how) {
  /** @type {Map<string, { signature: string, element: HTMLElement }>} */
  let shown = new Map();
  return (items) => {
    /** @type {typeof shown} */
    const next = new Map();
    let refocus;
    for (const item of items) {
      const key = how.key(item);
      const signature = how.signature(item);
      const old = shown.get(key);
      const element = old?.signature === signature ? old.element : how.render(item);
      if (old && old.element !== element && old.element.contains(document.activeElement)) refocus = element;
      next.set(key, { signature, element });
    }
    const elements = [...next.values()].map(({ element }) => element);
    if (
      elements.some((element, index) => parent.children[index] !== element) ||
      parent.children.length !== elements.length
    ) {
      for (const child of [...parent.children])
        if (!elements.includes(/** @type {HTMLElement} */ (child))) child.remove();
      elements.forEach((element, index) => {
        if (parent.children[index] !== element) parent.insertBefore(element, parent.children[index] ?? null);
      });
    }
    shown = next;
    /** @type {HTMLElement | null | undefined} */ (refocus?.querySelector("a, button"))?.focus();
  };
}

/** What stands in a tree; `false`, `null` and `undefined` stand for nothing. */
export type Child = VNode | string | number | false | null | undefined | readonly Child[];

/** Attributes by their names, listeners as `onclick`, `key` to know an element again, `mounted` for an element that is new. */
export interface Props {
  readonly key?: string;
  readonly mounted?: (element: HTMLElement) => void;
  readonly [name: string]: unknown;
}

/** An element as it should be. */
export interface VNode {
  readonly tag: string;
  readonly props: Props;
  readonly children: readonly (VNode | string)[];
}

/** Says how an element should be; `patch` makes it so. */
export function h(tag: string, props: Props = {}, ...children: readonly Child[]): VNode {
  return { tag, props, children: [...flat(children)] };
}

function* flat(children: readonly Child[]): Generator<VNode | string> {
  for (const child of children) {
    if (Array.isArray(child)) yield* flat(child);
    else if (typeof child === "number") yield String(child);
    else if (child) yield child as VNode | string;
  }
}

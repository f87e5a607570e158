import type { Props, VNode } from "./h.ts";

const shown = new WeakMap<Node, VNode>();
const vector = new Set(["svg", "path"]);

/** Makes an element's children what they should be. Elements that stay keep focus, scroll position and selection. */
export function patch(parent: Element, children: readonly (VNode | string)[]): void {
  const wanted = new Set(children.map((child) => typeof child !== "string" && child.props.key));
  const keyed = new Map<string, Node>();
  for (const node of [...parent.childNodes]) {
    const key = shown.get(node)?.props.key;
    if (key === undefined) continue;
    // Removed first, so that what stays does not have to be moved: moving costs focus.
    if (wanted.has(key)) keyed.set(key, node);
    else node.remove();
  }
  let next = parent.firstChild;
  for (const child of children) {
    const known = typeof child !== "string" && child.props.key !== undefined ? keyed.get(child.props.key) : next;
    const node = known && fits(known, child) ? known : create(child);
    if (node === next) next = next.nextSibling;
    else parent.insertBefore(node, next);
    if (typeof child !== "string") update(node as Element, child);
    else if (node.nodeValue !== child) node.nodeValue = child;
  }
  while (next) {
    const after: ChildNode | null = next.nextSibling;
    next.remove();
    next = after;
  }
}

function fits(node: Node, child: VNode | string): boolean {
  if (typeof child === "string") return node.nodeType === Node.TEXT_NODE;
  const old = shown.get(node);
  return old?.tag === child.tag && old.props.key === child.props.key;
}

function create(child: VNode | string): Node {
  if (typeof child === "string") return document.createTextNode(child);
  return vector.has(child.tag)
    ? document.createElementNS("http://www.w3.org/2000/svg", child.tag)
    : document.createElement(child.tag);
}

function update(element: Element, next: VNode): void {
  const old = shown.get(element);
  shown.set(element, next);
  for (const name in { ...old?.props, ...next.props }) setProp(element, name, next.props[name], old?.props[name]);
  patch(element, next.children);
  // After this turn everything is in its place, and may be opened or focused.
  if (!old) queueMicrotask(() => next.props.mounted?.(element as HTMLElement));
}

function setProp(element: Element, name: keyof Props & string, value: unknown, old: unknown): void {
  if (value === old || name === "key" || name === "mounted") return;
  if (name.startsWith("on")) Object.assign(element, { [name]: value ?? null });
  else if (value === undefined || value === null || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : String(value));
}

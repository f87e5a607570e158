interface Node<T> {
  readonly literals: Map<string, Node<T>>;
  parameter?: Node<T>;
  /** Method → what answers to it. */
  readonly methods: Map<string, T>;
}

/** Finds templated paths by segments. Literals go before parameters, as OpenAPI asks for. */
export class PathTable<T> {
  readonly #root: Node<T> = emptyNode();

  /** False when a part of the template is neither literal nor a whole parameter. */
  add(method: string, template: string, value: T): boolean {
    const segments = template.split("/").slice(1);
    if (!template.startsWith("/") || !segments.every(isSimple)) return false;
    let node = this.#root;
    for (const segment of segments) {
      if (segment.startsWith("{")) {
        node.parameter ??= emptyNode();
        node = node.parameter;
        continue;
      }
      const next = node.literals.get(segment) ?? emptyNode<T>();
      node.literals.set(segment, next);
      node = next;
    }
    node.methods.set(method, value);
    return true;
  }

  /** What a path, as it came over the wire, answers to; an empty or undecodable segment is no parameter. */
  find(path: string): ReadonlyMap<string, T> | undefined {
    return path.startsWith("/") ? lookUp(this.#root, path.split("/"), 1) : undefined;
  }
}

function lookUp<T>(node: Node<T>, segments: readonly string[], index: number): ReadonlyMap<string, T> | undefined {
  const segment = segments[index];
  if (segment === undefined) return node.methods.size > 0 ? node.methods : undefined;
  const literal = node.literals.get(segment);
  const found = literal && lookUp(literal, segments, index + 1);
  if (found || !node.parameter || segment === "" || !isDecodable(segment)) return found;
  return lookUp(node.parameter, segments, index + 1);
}

function emptyNode<T>(): Node<T> {
  return { literals: new Map(), methods: new Map() };
}

function isSimple(segment: string): boolean {
  return segment.includes("{") || segment.includes("}") ? /^\{[^{}]+\}$/.test(segment) : segment !== "";
}

function isDecodable(segment: string): boolean {
  if (!segment.includes("%")) return true;
  try {
    decodeURIComponent(segment);
    return true;
  } catch {
    return false;
  }
}

import type { OpenApiDocument } from "@rawr/openapi-document";
import type { SourceLocation } from "../diagnostics/diagnostic.ts";
import type { Origin } from "../surface/trace.ts";

/** Where a node of a document comes from. */
export interface NodeOrigin {
  readonly location: SourceLocation;
  /** Where the author wrote one of the node's keys. */
  key?(name: string): SourceLocation | undefined;
}

/**
 * The mark of a node. A symbol is in no JSON and in no loop over keys; measured on a hundred thousand nodes, a WeakMap
 * costs the garbage collector more than all the passes together.
 */
const originKey = Symbol("rawr.origin");
interface Marked {
  [originKey]?: NodeOrigin;
}

/** Document node → the author's source. Passes that copy nodes carry it along. */
export class Origins {
  /** Records where `node` was written; keys are looked up among the literals of `origin`. */
  set(node: object, origin: NodeOrigin | Origin | undefined): void {
    if (origin) (node as Marked)[originKey] = origin;
  }

  get(node: object): NodeOrigin | undefined {
    return (node as Marked)[originKey];
  }

  /** `to` is a copy of `from`. An arrow, so that it can be handed to a pass as it is. */
  readonly copied = (from: object, to: object): void => {
    const origin = (from as Marked)[originKey];
    if (origin && from !== to) (to as Marked)[originKey] = origin;
  };

  /** Location of the node at a pointer, or of the nearest node above it that has one. */
  locate(document: OpenApiDocument, pointer: string): SourceLocation | undefined {
    let node: unknown = document;
    let found = this.get(document)?.location;
    for (const token of tokensOf(pointer)) {
      if (typeof node !== "object" || node === null) break;
      const key = this.get(node)?.key?.(token);
      if (key) found = key;
      node = (node as Record<string, unknown>)[token];
      if (typeof node !== "object" || node === null) break;
      const own = this.get(node);
      if (own && !key) found = own.location;
    }
    return found;
  }
}

function tokensOf(pointer: string): string[] {
  return pointer === ""
    ? []
    : pointer
        .slice(1)
        .split("/")
        .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

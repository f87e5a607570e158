import {
  decodePointer,
  httpMethods,
  isObject,
  type JsonObject,
  type OpenApiDocument,
  pointerOfRef,
} from "@rawr/openapi-document";
import { type Audience, audiences } from "../../surface/surface.ts";

/** Who sees what of one document. */
export interface Visibility {
  readonly audience: Audience;
  /** Is a node hidden by its own mark, by what it refers to, or by something around what it refers to? */
  readonly hides: (node: JsonObject) => boolean;
  /** The same for an operation, which is internal unless it says otherwise. */
  readonly hidesOperation: (operation: JsonObject) => boolean;
  /** Is a value of an `enum` hidden by the `x-enum-audiences` beside it? */
  readonly hidesValue: (schema: JsonObject, value: unknown) => boolean;
}

/** The mark of a node. Anything that is no audience counts as internal, so that a typing error never publishes. */
export function markOf(node: JsonObject): Audience | undefined {
  if (node["x-internal"] === true) return "internal";
  const mark = node["x-audience"];
  if (mark === undefined) return undefined;
  return isAudience(mark) ? mark : "internal";
}

/** Is it the name of an audience? */
export function isAudience(mark: unknown): mark is Audience {
  return audiences.includes(mark as Audience);
}

/** The rules for one audience of one document. */
export function createVisibility(document: OpenApiDocument, audience: Audience): Visibility {
  const rank = audiences.indexOf(audience);
  const tooNarrow = (mark: Audience): boolean => audiences.indexOf(mark) < rank;
  const hidesOperation = (operation: JsonObject): boolean => tooNarrow(markOf(operation) ?? "internal");
  const hiddenRefs = new Map<string, boolean>();
  const hides = (node: JsonObject): boolean => {
    const mark = markOf(node);
    if (mark !== undefined && tooNarrow(mark)) return true;
    return typeof node.$ref === "string" && hidesRef(node.$ref);
  };
  const hidesRef = (ref: string): boolean => {
    const known = hiddenRefs.get(ref);
    if (known !== undefined) return known;
    hiddenRefs.set(ref, false);
    const hidden = holdersOnTheWay(document, ref).some(({ node, isOperation }) =>
      isOperation ? hidesOperation(node) : hides(node),
    );
    hiddenRefs.set(ref, hidden);
    return hidden;
  };
  const hidesValue = (schema: JsonObject, value: unknown): boolean => {
    const marks = schema["x-enum-audiences"];
    if (!isObject(marks) || !Object.hasOwn(marks, String(value))) return false;
    const mark = marks[String(value)];
    return tooNarrow(isAudience(mark) ? mark : "internal");
  };
  return { audience, hides, hidesOperation, hidesValue };
}

/** The objects from the document down to what a reference leads to. */
function holdersOnTheWay(document: OpenApiDocument, ref: string): { node: JsonObject; isOperation: boolean }[] {
  const pointer = pointerOfRef(ref);
  const holders: { node: JsonObject; isOperation: boolean }[] = [];
  if (pointer === undefined) return holders;
  const tokens = decodePointer(pointer);
  let value: unknown = document;
  for (const [index, token] of tokens.entries()) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, token)) return holders;
    value = (value as JsonObject)[token];
    const isOperation =
      index === 2 && /^(paths|webhooks)$/.test(tokens[0] as string) && httpMethods.includes(token as never);
    if (isObject(value)) holders.push({ node: value, isOperation });
  }
  return holders;
}

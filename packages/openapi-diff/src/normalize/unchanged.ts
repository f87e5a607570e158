import { resolvePointer } from "@rawr/openapi-document";
import type { Api, ApiOperation, ApiParameter } from "../model.ts";
import { Sameness } from "./sameness.ts";

/** What is the same in two documents, so that nobody has to compare it. */
export interface Unchanged {
  /** Keys of operations about which nothing is to be said: not a text differs in them, in what they inherit or refer to. */
  readonly operations: ReadonlySet<string>;
  /** Are two parts of the documents (a schema, an example) the same, including what they refer to? */
  readonly same: (old: unknown, next: unknown) => boolean;
}

/** Finds what two documents have in common, in time linear in their size. */
export function findUnchanged(old: Api, next: Api): Unchanged {
  if (old === next) return { operations: new Set(old.operations.keys()), same: (a, b) => a === b };
  const sameness = new Sameness(old.document, next.document);
  const comparison: Comparison = { old, next, sameness, known: new Map() };
  const operations = new Set<string>();
  if (haveOneDialect(comparison)) {
    for (const [key, operation] of old.operations) {
      const twin = next.operations.get(key);
      if (twin && isUnchanged(comparison, operation, twin)) operations.add(key);
    }
  }
  return { operations, same: (before, after) => sameness.same(before, after) };
}

interface Comparison {
  readonly old: Api;
  readonly next: Api;
  readonly sameness: Sameness;
  /** Inherited values are the same object in every operation. */
  readonly known: Map<object, { readonly next: object; readonly same: boolean }>;
}

/** What decides how the rest is read. */
function haveOneDialect({ old, next }: Comparison): boolean {
  const [a, b] = [old.document, next.document];
  const minor = ({ openapi }: typeof a): string => `${openapi}`.slice(0, 3);
  return minor(a) === minor(b) && a.jsonSchemaDialect === b.jsonSchemaDialect && a.$self === b.$self;
}

function isUnchanged(comparison: Comparison, old: ApiOperation, next: ApiOperation): boolean {
  if (old.path !== next.path || old.pointer !== next.pointer) return false;
  const { document: before } = comparison.old;
  const { document: after } = comparison.next;
  return (
    comparison.sameness.same(resolvePointer(before, old.pointer), resolvePointer(after, next.pointer)) &&
    haveSameParameters(comparison, old, next) &&
    isSameInherited(comparison, old.security, next.security) &&
    isSameInherited(comparison, old.servers, next.servers) &&
    comparison.sameness.same(textsAround(old), textsAround(next))
  );
}

/** Those of the path item; an operation's own were compared with it. */
function haveSameParameters({ sameness }: Comparison, old: ApiOperation, next: ApiOperation): boolean {
  if (old.parameters.size !== next.parameters.size) return false;
  for (const [key, parameter] of old.parameters) {
    const twin = next.parameters.get(key);
    if (twin?.pointer !== parameter.pointer) return false;
    if (isInside(parameter, old)) continue;
    if (!sameness.sameAt(parameter.pointer) || !sameness.same(parameter.texts, twin.texts)) return false;
  }
  return true;
}

function textsAround(operation: ApiOperation): unknown {
  return operation.texts.filter((text) => !isInside(text, operation));
}

function isInside({ pointer }: Pick<ApiParameter, "pointer">, operation: ApiOperation): boolean {
  return pointer.startsWith(operation.pointer);
}

function isSameInherited({ sameness, known }: Comparison, old: object, next: object): boolean {
  const answer = known.get(old);
  if (answer?.next === next) return answer.same;
  const same = sameness.same(old, next);
  known.set(old, { next, same });
  return same;
}

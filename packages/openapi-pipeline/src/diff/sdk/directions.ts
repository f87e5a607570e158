import type { Node } from "oxc-parser";
import { exportKey, type ParsedSurface } from "./parsed-surface.ts";
import { childrenOf } from "./type-text.ts";

/** Whether consumers read values of a type, or make them. */
export type Direction = "read" | "write";

/** Which type arguments of the runtime's types consumers make; all others they read. */
const written: Readonly<Record<string, readonly number[]>> = {
  Call: [0],
  StreamCall: [0],
  Paginated: [0],
  BoundCall: [0],
  BoundStream: [0],
  BoundPaginated: [0],
  BoundTrigger: [0],
  QueryFactory: [0],
  InfiniteQueryFactory: [0],
  MutationFactory: [0],
  StreamQueryFactory: [0],
  RunHandle: [6, 7],
  RunOperations: [5, 6],
};

/** Mocks and validators name what the server says, in tests of consumers: a mock has to grow with what it stands for. */
const withoutDirection = /^(?:Mock\w+|SchemaValidator)$/;

/** For each exported type by its key: how values of it travel. One that no function needs is only read. */
export function findDirections({ exports }: ParsedSurface): ReadonlyMap<string, ReadonlySet<Direction>> {
  const found = new Map<string, Set<Direction>>();
  const pending: Visit[] = [];
  const reach = (key: string, direction: Direction): void => {
    const target = exports.get(key);
    const known = found.get(key) ?? new Set();
    if (target === undefined || target.kind !== "type" || known.has(direction)) return;
    found.set(key, known.add(direction));
    pending.push({ node: target.type, entry: target.entry, direction });
  };
  for (const { kind, type: node, entry } of exports.values()) {
    if (kind === "value") pending.push({ node, entry, direction: "read" });
  }
  for (let visit = pending.pop(); visit !== undefined; visit = pending.pop()) {
    const { node, entry, direction } = visit;
    const key = node.type === "TSTypeReference" ? keyOf(headOf(node.typeName), entry) : undefined;
    if (key !== undefined) reach(key, direction);
    for (const next of partsOf(node)) {
      pending.push({ node: next.node, entry, direction: next.isTurned ? opposite(direction) : direction });
    }
  }
  for (const [key, { kind }] of exports) if (kind === "type" && !found.has(key)) found.set(key, new Set(["read"]));
  return found;
}

interface Visit {
  readonly node: Node;
  readonly entry: string;
  readonly direction: Direction;
}

/** The parts of a type, and whether their values travel the other way. */
function partsOf(node: Node): readonly { readonly node: Node; readonly isTurned: boolean }[] {
  const straight = (each: Node) => ({ node: each, isTurned: false });
  if (node.type === "TSFunctionType" || node.type === "TSMethodSignature") {
    const inputs = node.params.map((param) => ({ node: param, isTurned: true }));
    return node.returnType == null ? inputs : [...inputs, straight(node.returnType)];
  }
  // Of `Input["cursor"]` the input is not what travels.
  if (node.type === "TSIndexedAccessType") return [straight(node.indexType)];
  if (node.type !== "TSTypeReference") return childrenOf(node).map(straight);
  const name = headOf(node.typeName);
  const runtimeName = /^\$[^$]/.test(name) ? constructorOf(name) : "";
  if (withoutDirection.test(runtimeName)) return [];
  const turned = written[runtimeName] ?? [];
  return (node.typeArguments?.params ?? []).map((each, index) => ({ node: each, isTurned: turned.includes(index) }));
}

/** The export that a name of a declaration stands for; `undefined` for a name of another package, or a global one. */
export function keyOf(name: string, entry: string): string | undefined {
  if (name.startsWith("$$.")) return exportKey(".", name.slice(3));
  return name.includes(".") ? undefined : exportKey(entry, name);
}

/** `$clientRuntime.OptionalBoundCall` → `BoundCall`. */
export function constructorOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1).replace(/^Optional/, "");
}

/** A name of a type as it is written. */
export function headOf(name: Node): string {
  if (name.type === "TSQualifiedName") return `${headOf(name.left)}.${headOf(name.right)}`;
  return name.type === "Identifier" ? name.name : "";
}

function opposite(direction: Direction): Direction {
  return direction === "read" ? "write" : "read";
}

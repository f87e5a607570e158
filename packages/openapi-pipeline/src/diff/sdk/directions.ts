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
  const pending: { node: Node; entry: string; direction: Direction }[] = [];
  const reach = (key: string, direction: Direction): void => {
    const target = exports.get(key);
    const known = found.get(key) ?? new Set();
    if (target === undefined || target.kind !== "type" || known.has(direction)) return;
    found.set(key, known.add(direction));
    pending.push({ node: target.type, entry: target.entry, direction });
  };
  for (const { kind, type: node, entry } of exports.values())
    if (kind === "value") pending.push({ node, entry, direction: "read" });
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, entry, direction } = next;
    const into = (child: Node, turned: boolean): void => {
      pending.push({ node: child, entry, direction: turned ? opposite(direction) : direction });
    };
    if (node.type === "TSFunctionType" || node.type === "TSMethodSignature") {
      for (const param of node.params) into(param, true);
      if (node.returnType) into(node.returnType, false);
    } else if (node.type === "TSTypeReference") {
      const name = headOf(node.typeName);
      const key = keyOf(name, entry);
      if (key !== undefined) reach(key, direction);
      const runtimeName = name.includes(".") && key === undefined ? constructorOf(name) : "";
      if (withoutDirection.test(runtimeName)) continue;
      for (const [index, argument] of (node.typeArguments?.params ?? []).entries())
        into(argument, written[runtimeName]?.includes(index) ?? false);
    } else if (node.type === "TSIndexedAccessType") into(node.indexType, false);
    else for (const child of childrenOf(node)) into(child, false);
  }
  for (const [key, { kind }] of exports) if (kind === "type" && !found.has(key)) found.set(key, new Set(["read"]));
  return found;
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

import type { ASTNode } from "@marcbachmann/cel-js";
import { field } from "./cel/operators.ts";

/** A field of the run's event that has to equal a field of the event that comes, or the expression is not true. */
export interface Match {
  /** Names of fields below `event`. */
  readonly event: readonly string[];
  /** Names of fields below `async`. */
  readonly async: readonly string[];
}

/** The first such pair of an expression: what the SDK makes of `match`, alone or among conjuncts. */
export function findMatch(root: ASTNode): Match | undefined {
  if (root.op === "&&") return findMatch(root.args[0]) ?? findMatch(root.args[1]);
  if (root.op !== "==") return undefined;
  const [left, right] = [pathOf(root.args[0]), pathOf(root.args[1])];
  if (left?.root === "event" && right?.root === "async") return { event: left.names, async: right.names };
  if (left?.root === "async" && right?.root === "event") return { event: right.names, async: left.names };
  return undefined;
}

interface Path {
  readonly root: string;
  readonly names: readonly string[];
}

function pathOf(node: ASTNode): Path | undefined {
  if (node.op === "id") return { root: node.args, names: [] };
  if (node.op !== "." && node.op !== "[]") return undefined;
  const name = node.op === "." ? node.args[1] : stringOf(node.args[1]);
  const target = name === undefined ? undefined : pathOf(node.args[0]);
  return target && { root: target.root, names: [...target.names, name as string] };
}

function stringOf(node: ASTNode): string | undefined {
  return node.op === "value" && typeof node.args === "string" ? node.args : undefined;
}

/** A long text is known by its beginning; the expression itself decides. */
const keptOfText = 100;

/**
 * A text that the fields of two events share when an expression takes them for equal, and sometimes when it does not: a
 * field that is missing is null, 1 is 1.0, 1 is not "1". Undefined for what has no such text, as lists and objects.
 */
export function matchKey(event: unknown, path: readonly string[]): string | undefined {
  const value = path.reduce(field, event) ?? null;
  switch (typeof value) {
    case "string":
      return `s${value.length}:${value.slice(0, keptOfText)}`;
    case "number":
      return Number.isFinite(value) ? `n${value}` : undefined;
    case "boolean":
      return `b${value}`;
    default:
      return value === null ? "null" : undefined;
  }
}

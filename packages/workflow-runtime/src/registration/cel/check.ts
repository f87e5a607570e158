import type { ASTNode } from "@marcbachmann/cel-js";
import { comprehensions } from "./evaluate.ts";
import { type CelFunction, globalFunctions, methods } from "./functions.ts";
import { compilePattern } from "./matches.ts";

/** What is wrong with an expression that parses, and where. */
export interface CelFault {
  readonly message: string;
  readonly start: number;
}

/** Looks for names that the language does not have; the server would take them for missing without a word. */
export function checkNames(root: ASTNode, variables: readonly string[]): CelFault | undefined {
  const pending: { node: ASTNode; known: readonly string[] }[] = [{ node: root, known: variables }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, known } = next;
    const message = faultOf(node, known);
    if (message !== undefined) return { message, start: node.start };
    const local = asComprehension(node)?.args[2][0]?.args as string | undefined;
    const scope = local === undefined ? known : [...known, local];
    pending.push(...childrenOf(node).map((child) => ({ node: child, known: scope })));
  }
  return undefined;
}

type MethodCall = Extract<ASTNode, { op: "rcall" }>;

function asComprehension(node: ASTNode): MethodCall | undefined {
  return node.op === "rcall" && Object.hasOwn(comprehensions, node.args[0]) ? node : undefined;
}

function faultOf(node: ASTNode, known: readonly string[]): string | undefined {
  if (node.op === "value" && node.args instanceof Uint8Array) return "Bytes are not supported";
  if (node.op === "id" && !known.includes(node.args)) {
    return `\`${node.args}\` is not known (known are ${known.map((name) => `\`${name}\``).join(", ")}; a text needs quotes)`;
  }
  if (node.op === "call")
    return node.args[0] === "has" ? hasFault(node.args[1]) : callFault(node.args, globalFunctions);
  if (node.op !== "rcall") return undefined;
  if (asComprehension(node)) return comprehensionFault(node);
  return callFault([node.args[0], node.args[2]], methods) ?? patternFault(node);
}

function hasFault(args: readonly ASTNode[]): string | undefined {
  const argument = args[0];
  if (args.length === 1 && (argument?.op === "." || argument?.op === "[]")) return undefined;
  return "`has` takes one field, as in `has(event.data.email)`";
}

function callFault([name, args]: readonly [string, readonly ASTNode[]], table: Readonly<Record<string, CelFunction>>) {
  const found = Object.hasOwn(table, name) ? table[name] : undefined;
  if (found === undefined) return `There is no function \`${name}\` here`;
  if (args.length >= found.least && args.length <= found.most) return undefined;
  const wanted = found.least === found.most ? `${found.least}` : `${found.least} to ${found.most}`;
  return `\`${name}\` takes ${wanted} arguments, not ${args.length}`;
}

function comprehensionFault({ args: [name, , args] }: MethodCall): string | undefined {
  const most = name === "map" ? 3 : 2;
  if (args.length >= 2 && args.length <= most && args[0]?.op === "id") return undefined;
  return `\`${name}\` takes a name and a condition, as in \`${name}(x, x > 1)\``;
}

function patternFault({ args: [name, , args] }: MethodCall): string | undefined {
  const pattern = args[0];
  if (name !== "matches" || pattern?.op !== "value" || typeof pattern.args !== "string") return undefined;
  try {
    compilePattern(pattern.args);
    return undefined;
  } catch {
    return "The pattern cannot be read";
  }
}

function childrenOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case "value":
    case "id":
      return [];
    case ".":
    case ".?":
      return [node.args[0]];
    case "!_":
    case "-_":
      return [node.args];
    case "call":
      return node.args[1];
    case "rcall":
      return [node.args[1], ...node.args[2].slice(asComprehension(node) ? 1 : 0)];
    case "map":
      return node.args.flat();
    default:
      return node.args as readonly ASTNode[];
  }
}

import { childrenOf, isNode, nameOf, type Source, type SyntaxNode } from "./source.ts";

/** What `const name = …` gives a name at a place of the module. */
export type Constants = (name: string, at: number) => SyntaxNode | undefined;

interface Constant {
  readonly name: string;
  readonly value: SyntaxNode;
  /** The block that it is known in. */
  readonly block: SyntaxNode;
}

const blocks = ["Program", "BlockStatement", "FunctionBody", "StaticBlock", "ForStatement", "SwitchStatement"];

/** The constants of a module, each in its block; the innermost of a name wins. */
export function constantsOf({ program }: Source): Constants {
  const found: Constant[] = [];
  collect(program, program, found);
  return (name, at) => {
    const known = found.filter(({ name: own, block }) => own === name && block.start <= at && at < Number(block.end));
    return known.reduce<Constant | undefined>((a, b) => (a && a.block.start > b.block.start ? a : b), undefined)?.value;
  };
}

function collect(node: SyntaxNode, outer: SyntaxNode, found: Constant[]): void {
  const block = blocks.includes(node.type) ? node : outer;
  const name = node.type === "VariableDeclarator" ? nameOf(node.id) : undefined;
  if (name !== undefined && isNode(node.init)) found.push({ name, value: node.init, block });
  for (const child of childrenOf(node)) collect(child, block, found);
}

/**
 * The text that an expression has before it runs, or `undefined`: strings, templates, `+`, `as const`, constants of the
 * module, and `["a", "b"].join("/")`. What arrives from elsewhere is not seen: parameters, imports, answers.
 */
export function fold(node: unknown, constants: Constants, depth = 0): string | undefined {
  if (!isNode(node) || depth > 16) return undefined;
  const again = (child: unknown) => fold(child, constants, depth + 1);
  switch (node.type) {
    case "Literal":
      return typeof node.value === "string" || typeof node.value === "number" ? String(node.value) : undefined;
    case "Identifier":
      return again(constants(String(node.name), node.start));
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "ParenthesizedExpression":
      return again(node.expression);
    case "BinaryExpression":
      return node.operator === "+" ? joined([again(node.left), again(node.right)]) : undefined;
    case "TemplateLiteral":
      return foldTemplate(node, again);
    case "CallExpression":
      return foldJoin(node, again);
    default:
      return undefined;
  }
}

type Again = (child: unknown) => string | undefined;

function foldTemplate({ quasis, expressions }: SyntaxNode, again: Again): string | undefined {
  const texts = (quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked);
  const values = (expressions as unknown[]).map(again);
  return joined(texts.flatMap((text, index) => (index < values.length ? [text, values[index]] : [text])));
}

function foldJoin({ callee, arguments: given }: SyntaxNode, again: Again): string | undefined {
  if (!isNode(callee) || callee.type !== "MemberExpression" || nameOf(callee.property) !== "join") return undefined;
  const list = callee.object;
  if (!isNode(list) || list.type !== "ArrayExpression") return undefined;
  const separator = again((given as unknown[])[0]);
  const parts = (list.elements as unknown[]).map(again);
  return separator === undefined || parts.includes(undefined) ? undefined : parts.join(separator);
}

function joined(parts: readonly (string | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join("");
}

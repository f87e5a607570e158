import { type ParseResult, parseSync, Visitor } from "oxc-parser";

/** Property name → offset of its key, for an object literal that the author wrote. */
export type LiteralKeys = Readonly<Record<string, number>>;

/** One call of a fluent chain: `.route({...})` in `oc.route({...}).input(...)`. */
export interface ChainLink {
  readonly name: string;
  /** Offset of the link's name. */
  readonly offset: number;
  /** Keys of each argument that is an object literal; `null` for any other argument. */
  readonly args: readonly (LiteralKeys | null)[];
}

/** An expression of an author's module whose value is traced back to its source. */
export interface Site {
  /** Offset of the expression, in UTF-16 code units. */
  readonly offset: number;
  /** The calls of the expression, innermost first; empty for an object literal. */
  readonly chain: readonly ChainLink[];
  /** Keys of the literal itself, when the expression is an object literal. */
  readonly keys?: LiteralKeys;
}

/** A module with every traced expression wrapped in a call of the tracer. */
export interface InstrumentedModule {
  readonly code: string;
  readonly sites: readonly Site[];
  /** `[offset in the original, characters inserted there]`, ascending; maps positions back. */
  readonly insertions: readonly (readonly [offset: number, length: number])[];
}

type AnyNode = { type: string; start: number; end: number; [key: string]: unknown };

/** The global function that instrumented modules call. */
export const tracerName = "__rawrTrace";

/**
 * Wraps calls and object literals, so that each object that a contract is made of knows where it was written.
 * Only text on the same line is added: line numbers stay what they are.
 */
export function instrument(source: string, parsed: ParseResult, moduleIndex: number): InstrumentedModule {
  const sites: Site[] = [];
  const edits: { offset: number; text: string; rank: number }[] = [];
  const inner = new Set<unknown>();
  let optionalChains = 0;

  const wrap = (node: AnyNode, site: Site) => {
    edits.push({ offset: node.start, text: `${tracerName}(${moduleIndex},${sites.length},`, rank: -node.end });
    edits.push({ offset: node.end, text: ")", rank: Number.NEGATIVE_INFINITY });
    sites.push(site);
  };

  new Visitor({
    ChainExpression() {
      optionalChains += 1;
    },
    "ChainExpression:exit"() {
      optionalChains -= 1;
    },
    CallExpression(call) {
      const node = call as unknown as AnyNode;
      for (const argument of call.arguments) if (argument.type === "ObjectExpression") inner.add(argument);
      if (optionalChains > 0 || inner.has(call) || call.callee.type === "Super") return;
      wrap(node, { offset: node.start, chain: chainOf(node, inner) });
    },
    ObjectExpression(literal) {
      if (inner.has(literal)) return;
      const node = literal as unknown as AnyNode;
      wrap(node, { offset: node.start, chain: [], keys: keysOf(node) });
    },
  }).visit(parsed.program);

  edits.sort((a, b) => a.offset - b.offset || a.rank - b.rank);
  let code = "";
  let at = 0;
  for (const edit of edits) {
    code += source.slice(at, edit.offset) + edit.text;
    at = edit.offset;
  }
  code += source.slice(at);
  return { code, sites, insertions: edits.map((edit) => [edit.offset, edit.text.length] as const) };
}

/** Parses a module; TypeScript by its file name. */
export function parseModule(file: string, source: string): ParseResult {
  return parseSync(file, source, { sourceType: "module" });
}

/** Maps an offset in the instrumented text back to the author's text. */
export function originalOffset(module: Pick<InstrumentedModule, "insertions">, offset: number): number {
  let inserted = 0;
  for (const [at, length] of module.insertions) {
    if (at + inserted + length > offset) return Math.min(offset - inserted, at);
    inserted += length;
  }
  return offset - inserted;
}

function chainOf(node: AnyNode, inner: Set<unknown>): ChainLink[] {
  const links: ChainLink[] = [];
  let current: AnyNode | undefined = node;
  while (current?.type === "CallExpression") {
    inner.add(current);
    const callee = current["callee"] as AnyNode;
    const args = (current["arguments"] as AnyNode[]).map((argument) =>
      argument.type === "ObjectExpression" ? keysOf(argument) : null,
    );
    if (callee.type !== "MemberExpression") {
      links.push({ name: callee.type === "Identifier" ? String(callee["name"]) : "", offset: callee.start, args });
      break;
    }
    const property = callee["property"] as AnyNode;
    links.push({ name: property.type === "Identifier" ? String(property["name"]) : "", offset: property.start, args });
    current = callee["object"] as AnyNode;
  }
  return links.reverse();
}

function keysOf(literal: AnyNode): LiteralKeys {
  const keys: Record<string, number> = Object.create(null);
  for (const property of literal["properties"] as AnyNode[]) {
    if (property.type !== "Property" || property["computed"] === true) continue;
    const key = property["key"] as AnyNode;
    const name = key.type === "Identifier" ? key["name"] : key["value"];
    keys[String(name)] = key.start;
  }
  return keys;
}

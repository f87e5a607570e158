import { Environment, ParseError } from "@marcbachmann/cel-js";
import { WorkflowRuntimeError } from "../errors.ts";
import { checkNames } from "./cel/check.ts";
import { evaluate } from "./cel/evaluate.ts";
import { toJson } from "./cel/value.ts";
import { findMatch } from "./match.ts";
import type { Expression } from "./types.ts";

const parser = new Environment({ limits: { maxAstNodes: 1_000, maxDepth: 50 }, homogeneousAggregateLiterals: false });

/** Compiled ones are kept, because each `waitForEvent` brings its text along. */
const compiled = new Map<string, Expression>();
const kept = 1_000;

/**
 * Compiles a CEL expression over `event` and `async` in the dialect of Inngest: a missing field is null, numbers compare
 * by size, `+` beside a text makes text. Evaluating never throws and its work is bounded. Throws `INVALID_FUNCTION` with
 * the position when the text is no expression or names something that does not exist.
 */
export function compileExpression(source: string): Expression {
  const known = compiled.get(source);
  if (known !== undefined) return known;
  const expression = compile(source);
  if (compiled.size >= kept) compiled.clear();
  compiled.set(source, expression);
  return expression;
}

function compile(source: string): Expression {
  const root = parse(source);
  const fault = checkNames(root, ["event", "async"]);
  if (fault !== undefined) throw refuse(source, fault.message, fault.start);
  return {
    source,
    match: findMatch(root),
    evaluate({ event, async }) {
      try {
        return toJson(evaluate(root, { event, async }));
      } catch {
        return undefined;
      }
    },
  };
}

function parse(source: string) {
  try {
    return parser.parse(source).ast;
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    throw refuse(source, error.summary, error.range?.start ?? 0);
  }
}

function refuse(source: string, message: string, start: number): WorkflowRuntimeError {
  const before = source.slice(0, start).split("\n");
  const position = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  const [from, to] = [Math.max(0, start - 60), start + 60];
  const excerpt = `${from > 0 ? "…" : ""}${source.slice(from, to)}${to < source.length ? "…" : ""}`;
  const text = `${message}, at line ${position.line}, column ${position.column} of \`${excerpt}\`.`;
  return new WorkflowRuntimeError("INVALID_FUNCTION", text, { details: { expression: source, ...position } });
}

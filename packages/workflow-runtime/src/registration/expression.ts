import { Environment, ParseError } from "@marcbachmann/cel-js";
import type { Expression } from "./types.ts";

const environment = new Environment({ unlistedVariablesAreDyn: true });

export type Compiled =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly message: string };

/** Compiles a CEL expression; a text that is none is told with its position. */
export function compileExpression(source: string): Compiled {
  try {
    const program = environment.parse(source);
    const evaluate: Expression["evaluate"] = (scope) => {
      try {
        return program(scope);
      } catch {
        return undefined;
      }
    };
    return { ok: true, expression: { source, evaluate } };
  } catch (error) {
    if (error instanceof ParseError) return { ok: false, message: error.message };
    throw error;
  }
}

import { createContext, Script } from "node:vm";
import { Exhausted } from "./value.ts";

const context = createContext(Object.create(null));
const script = new Script("pattern.test(text)");

/** Compiles what `matches` takes; throws `SyntaxError`. RE2's leading flags, as in `(?i)`, are understood. */
export function compilePattern(source: string): RegExp {
  const flags = /^\(\?([ims]+)\)/.exec(source);
  return flags === null ? new RegExp(source, "u") : new RegExp(source.slice(flags[0].length), `u${flags[1]}`);
}

// CEL's patterns are matched in linear time; ours may backtrack without end. Only `vm` can interrupt that.
export function matches(pattern: RegExp, text: string, timeoutMs: number): boolean {
  context["pattern"] = pattern;
  context["text"] = text;
  try {
    return script.runInContext(context, { timeout: timeoutMs }) === true;
  } catch (error) {
    throw new Exhausted("the pattern takes too long", { cause: error });
  }
}

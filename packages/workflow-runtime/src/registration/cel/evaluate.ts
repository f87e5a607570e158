import type { ASTNode } from "@marcbachmann/cel-js";
import { globalFunctions, methods, text } from "./functions.ts";
import { compilePattern, matches } from "./matches.ts";
import { add, arithmetic, compare, equals, field, subtract } from "./operators.ts";
import { Exhausted, isNumeric, NoValue } from "./value.ts";

/** Nodes that one evaluation may visit; items of lists and long texts count too. */
const bound = 100_000;

/** Milliseconds that all patterns of one evaluation may take. */
const patternPatience = 200;

/** Evaluates a checked expression over variables; throws where it has no value. */
export function evaluate(node: ASTNode, variables: Readonly<Record<string, unknown>>): unknown {
  return new Evaluation().run(node, new Map(Object.entries(variables)));
}

type Scope = ReadonlyMap<string, unknown>;

// The package's own evaluator is strict about types; Inngest's dialect is not, so only its parser is used.
class Evaluation {
  #left = bound;
  #patience = patternPatience;
  readonly #spend = (units: number) => {
    this.#left -= units;
    if (this.#left < 0) throw new Exhausted("too much work");
  };

  run(node: ASTNode, scope: Scope): unknown {
    this.#spend(1);
    switch (node.op) {
      case "value":
        return typeof node.args === "object" && node.args !== null ? BigInt(String(node.args)) : node.args;
      case "id":
        return scope.get(node.args) ?? null;
      case ".":
        return field(this.run(node.args[0], scope), node.args[1]);
      case "[]":
        return field(this.run(node.args[0], scope), this.run(node.args[1], scope));
      case "list":
        return node.args.map((item) => this.run(item, scope));
      case "map":
        return Object.fromEntries(node.args.map(([key, value]) => [this.run(key, scope), this.run(value, scope)]));
      case "?:":
        return this.run(truthy(this.run(node.args[0], scope)) ? node.args[1] : node.args[2], scope);
      case "&&":
        return this.#both(node.args, scope, false);
      case "||":
        return this.#both(node.args, scope, true);
      case "!_":
        return !truthy(this.run(node.args, scope));
      case "-_":
        return arithmetic("-", 0n, this.run(node.args, scope));
      case "call":
        return this.#call(node.args[0], node.args[1], scope);
      case "rcall":
        return this.#callOn(node.args[0], [node.args[1], ...node.args[2]], scope);
      default:
        return this.#binary(node.op, node.args as [ASTNode, ASTNode], scope);
    }
  }

  #binary(operator: string, [left, right]: [ASTNode, ASTNode], scope: Scope): unknown {
    const [a, b] = [this.run(left, scope), this.run(right, scope)];
    this.#spend(weightOf(a) + weightOf(b));
    switch (operator) {
      case "==":
        return equals(a, b, this.#spend);
      case "!=":
        return !equals(a, b, this.#spend);
      case "<":
        return compare(a, b) < 0;
      case "<=":
        return compare(a, b) <= 0;
      case ">":
        return compare(a, b) > 0;
      case ">=":
        return compare(a, b) >= 0;
      case "in":
        return Array.isArray(b) ? b.some((item) => equals(a, item, this.#spend)) : field(b, a) !== null;
      case "+":
        return add(a, b);
      case "-":
        return subtract(a, b);
      default:
        return arithmetic(operator as "*", a, b);
    }
  }

  // As on the server, operands that are no booleans count as JavaScript would have them; a side without a value does
  // not hurt when the other decides.
  #both([left, right]: readonly [ASTNode, ASTNode], scope: Scope, decisive: boolean): unknown {
    let first: unknown;
    try {
      first = this.run(left, scope);
    } catch (error) {
      if (!(error instanceof NoValue)) throw error;
      const second = this.run(right, scope);
      if (truthy(second) === decisive) return second;
      throw error;
    }
    return truthy(first) === decisive ? first : this.run(right, scope);
  }

  #call(name: string, args: readonly ASTNode[], scope: Scope): unknown {
    if (name === "has") return this.run(args[0] as ASTNode, scope) !== null;
    const values = this.#weighed(args, scope);
    return globalFunctions[name]?.call(...values);
  }

  #callOn(name: string, [receiver, ...args]: readonly ASTNode[], scope: Scope): unknown {
    const value = this.run(receiver as ASTNode, scope);
    if (Object.hasOwn(comprehensions, name)) return this.#comprehend(name, [value, ...args], scope);
    if (value === null && name !== "size") return false;
    this.#spend(weightOf(value));
    const values = this.#weighed(args, scope);
    return name === "matches" ? this.#matches(text(value), text(values[0])) : methods[name]?.call(value, ...values);
  }

  #weighed(args: readonly ASTNode[], scope: Scope): readonly unknown[] {
    const values = args.map((argument) => this.run(argument, scope));
    for (const value of values) this.#spend(weightOf(value));
    return values;
  }

  #matches(subject: string, source: string): boolean {
    const since = performance.now();
    try {
      return matches(compilePattern(source), subject, Math.ceil(this.#patience));
    } finally {
      this.#patience = Math.max(1, this.#patience - (performance.now() - since));
    }
  }

  #comprehend(name: string, [value, variable, ...bodies]: readonly unknown[], scope: Scope): unknown {
    const items = value === null ? [] : Array.isArray(value) ? value : Object.keys(value as object);
    const local = (variable as ASTNode).args as string;
    const run = (item: unknown, body: number) => this.run(bodies[body] as ASTNode, new Map(scope).set(local, item));
    return comprehensions[name as keyof typeof comprehensions](items, run, bodies.length);
  }
}

type Items = readonly unknown[];
type RunBody = (item: unknown, body: number) => unknown;

/** What walks over the items of a list, or the keys of an object. */
export const comprehensions = {
  all: (items: Items, run: RunBody) => items.every((item) => truthy(run(item, 0))),
  exists: (items: Items, run: RunBody) => items.some((item) => truthy(run(item, 0))),
  exists_one: (items: Items, run: RunBody) => items.filter((item) => truthy(run(item, 0))).length === 1,
  filter: (items: Items, run: RunBody) => items.filter((item) => truthy(run(item, 0))),
  map: (items: Items, run: RunBody, bodies: number) =>
    bodies === 1
      ? items.map((item) => run(item, 0))
      : items.filter((item) => truthy(run(item, 0))).map((item) => run(item, 1)),
};

function weightOf(value: unknown): number {
  return typeof value === "string" ? value.length >> 6 : Array.isArray(value) ? value.length : 0;
}

function truthy(value: unknown): boolean {
  if (isNumeric(value)) return Number(value) !== 0;
  return value !== null && value !== false && value !== "";
}

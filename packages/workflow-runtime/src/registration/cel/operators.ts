import { boundedText, isNumeric, NoValue, Span, toText } from "./value.ts";

/** Spends work; comparing deep values must not outrun the bound of an evaluation. */
export type Spend = (units: number) => void;

/** Integers and doubles of the same size are equal; values of different kinds never are. */
export function equals(left: unknown, right: unknown, spend: Spend): boolean {
  spend(1);
  if (left === right) return true;
  if (isNumeric(left) && isNumeric(right)) return compare(left, right) === 0;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (left instanceof Date && right instanceof Date) return left.getTime() === right.getTime();
  if (left instanceof Span && right instanceof Span) return left.ms === right.ms;
  if (Array.isArray(left) || Array.isArray(right)) {
    if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
    return left.every((item, index) => equals(item, right[index], spend));
  }
  const names = Object.keys(left);
  if (names.length !== Object.keys(right).length) return false;
  return names.every((name) => Object.hasOwn(right, name) && equals(field(left, name), field(right, name), spend));
}

/** Member of an object or a list; null when there is none, however deep one asks. */
export function field(target: unknown, key: unknown): unknown {
  if (Array.isArray(target)) return isNumeric(key) ? (target[Number(key)] ?? null) : null;
  if (typeof target !== "object" || target === null || target instanceof Date || target instanceof Span) return null;
  const name = typeof key === "string" ? key : String(key);
  return Object.hasOwn(target, name) ? ((target as Record<string, unknown>)[name] ?? null) : null;
}

/** Negative, zero or positive. A missing value is below every other, as on the server. */
export function compare(left: unknown, right: unknown): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  if (left instanceof Date && right instanceof Date) return left.getTime() - right.getTime();
  if (left instanceof Span && right instanceof Span) return left.ms - right.ms;
  const alike = typeof left === typeof right && (typeof left === "string" || typeof left === "boolean");
  if (!alike && !(isNumeric(left) && isNumeric(right))) throw new NoValue("values of different kinds have no order");
  const [a, b] = [left as string, right as string];
  return Number(a > b) - Number(a < b);
}

/** `+`: sums, joins lists, moves moments; beside a string everything becomes text. */
export function add(left: unknown, right: unknown): unknown {
  if (isNumeric(left) && isNumeric(right)) return arithmetic("+", left, right);
  if (typeof left === "string" || typeof right === "string")
    return boundedText(toText(left).length + toText(right).length, () => toText(left) + toText(right));
  if (left === null || right === null) return left ?? right;
  if (Array.isArray(left) && Array.isArray(right)) return [...left, ...right];
  if (left instanceof Span && right instanceof Span) return new Span(left.ms + right.ms);
  if (left instanceof Date && right instanceof Span) return moment(left.getTime() + right.ms);
  if (left instanceof Span && right instanceof Date) return moment(right.getTime() + left.ms);
  throw new NoValue("nothing to add");
}

/** `-` of numbers, moments and spans. */
export function subtract(left: unknown, right: unknown): unknown {
  if (left instanceof Date && right instanceof Date) return new Span(left.getTime() - right.getTime());
  if (left instanceof Date && right instanceof Span) return moment(left.getTime() - right.ms);
  if (left instanceof Span && right instanceof Span) return new Span(left.ms - right.ms);
  return arithmetic("-", left, right);
}

/** Integers stay integers; with a double (every number of JSON) the result is a double. */
export function arithmetic(operator: "+" | "-" | "*" | "/" | "%", left: unknown, right: unknown): number | bigint {
  if (!isNumeric(left) || !isNumeric(right)) throw new NoValue("not a number");
  if (typeof left === "bigint" && typeof right === "bigint") return ofIntegers(operator, left, right);
  const [a, b] = [Number(left), Number(right)];
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return a / b;
    case "%":
      return a % b;
  }
}

function ofIntegers(operator: "+" | "-" | "*" | "/" | "%", left: bigint, right: bigint): bigint {
  if ((operator === "/" || operator === "%") && right === 0n) throw new NoValue("division by zero");
  const result = {
    "+": () => left + right,
    "-": () => left - right,
    "*": () => left * right,
    "/": () => left / right,
    "%": () => left % right,
  }[operator]();
  if (BigInt.asIntN(64, result) !== result) throw new NoValue("beyond 64 bits");
  return result;
}

export function moment(ms: number): Date {
  const date = new Date(ms);
  if (Number.isNaN(date.getTime())) throw new NoValue("no moment");
  return date;
}

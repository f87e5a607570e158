import { parseDuration } from "../duration.ts";
import { moment } from "./operators.ts";
import { boundedText, isNumeric, NoValue, Span, toText } from "./value.ts";

/** A function of the language: how many arguments it takes, and what it does with them. */
export interface CelFunction {
  readonly least: number;
  readonly most: number;
  call(...values: readonly unknown[]): unknown;
}

function define(least: number, most: number, call: CelFunction["call"]): CelFunction {
  return { least, most, call };
}

/** Called as `name(value)`. The standard ones of CEL that make sense for JSON, and those that Inngest adds. */
export const globalFunctions: Readonly<Record<string, CelFunction>> = {
  size: define(1, 1, size),
  string: define(1, 1, (value) => (value instanceof Date ? value.toISOString() : toText(value))),
  int: define(1, 1, toInteger),
  uint: define(1, 1, toInteger),
  double: define(1, 1, toDouble),
  bool: define(1, 1, toBoolean),
  dyn: define(1, 1, (value) => value),
  timestamp: define(1, 1, toMoment),
  date: define(1, 1, toMoment),
  duration: define(1, 1, toSpan),
  lowercase: define(1, 1, (value) => text(value).toLowerCase()),
  uppercase: define(1, 1, (value) => text(value).toUpperCase()),
  b64decode: define(1, 1, (value) => Buffer.from(text(value), "base64").toString()),
  json_parse: define(1, 1, (value) => JSON.parse(text(value))),
};

/** Called as `value.name(…)`; a missing value gives `false`, and a size of 0, as on the server. */
export const methods: Readonly<Record<string, CelFunction>> = {
  size: define(0, 0, size),
  matches: define(1, 1, () => undefined), // by the evaluation, which has a clock for it
  contains: define(1, 1, (value, part) => text(value).includes(text(part))),
  startsWith: define(1, 1, (value, part) => text(value).startsWith(text(part))),
  endsWith: define(1, 1, (value, part) => text(value).endsWith(text(part))),
  lowerAscii: define(0, 0, (value) => text(value).replace(/[A-Z]+/g, (upper) => upper.toLowerCase())),
  upperAscii: define(0, 0, (value) => text(value).replace(/[a-z]+/g, (lower) => lower.toUpperCase())),
  trim: define(0, 0, (value) => text(value).trim()),
  replace: define(2, 2, (value, from, to) => joined(text(value).split(text(from)), text(to))),
  split: define(1, 1, (value, separator) => text(value).split(text(separator))),
  join: define(0, 1, (value, separator = "") => joined(list(value).map(toText), text(separator))),
  indexOf: define(1, 1, (value, part) => BigInt(text(value).indexOf(text(part)))),
  lastIndexOf: define(1, 1, (value, part) => BigInt(text(value).lastIndexOf(text(part)))),
  charAt: define(1, 1, (value, at) => text(value).charAt(index(at))),
  substring: define(1, 2, (value, from, to) =>
    text(value).slice(index(from), to === undefined ? undefined : index(to)),
  ),
  getFullYear: define(0, 0, (value) => BigInt(date(value).getUTCFullYear())),
  getMonth: define(0, 0, (value) => BigInt(date(value).getUTCMonth())),
  getDate: define(0, 0, (value) => BigInt(date(value).getUTCDate())),
  getDayOfMonth: define(0, 0, (value) => BigInt(date(value).getUTCDate() - 1)),
  getDayOfWeek: define(0, 0, (value) => BigInt(date(value).getUTCDay())),
  getHours: define(0, 0, (value) => clock(value, 3_600_000, (at) => at.getUTCHours())),
  getMinutes: define(0, 0, (value) => clock(value, 60_000, (at) => at.getUTCMinutes())),
  getSeconds: define(0, 0, (value) => clock(value, 1_000, (at) => at.getUTCSeconds())),
};

/** The text that a function needs. */
export function text(value: unknown): string {
  if (typeof value === "string") return value;
  throw new NoValue("not a text");
}

function joined(parts: readonly string[], separator: string): string {
  const length = parts.reduce((sum, part) => sum + part.length + separator.length, 0);
  return boundedText(length, () => parts.join(separator));
}

function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new NoValue("not a list");
}

function date(value: unknown): Date {
  if (value instanceof Date) return value;
  throw new NoValue("not a moment");
}

function index(value: unknown): number {
  const at = isNumeric(value) ? Number(value) : -1;
  if (Number.isInteger(at) && at >= 0) return at;
  throw new NoValue("not an index");
}

function clock(value: unknown, unit: number, read: (at: Date) => number): bigint {
  return BigInt(value instanceof Span ? Math.trunc(value.ms / unit) : read(date(value)));
}

function size(value: unknown): bigint {
  if (value === null) return 0n;
  if (typeof value === "string") return BigInt([...value].length);
  if (Array.isArray(value)) return BigInt(value.length);
  if (typeof value === "object") return BigInt(Object.keys(value).length);
  throw new NoValue("has no size");
}

function toInteger(value: unknown): bigint {
  if (value instanceof Date) return BigInt(Math.floor(value.getTime() / 1_000));
  if (typeof value === "string" && !/^[+-]?\d{1,19}$/.test(value)) throw new NoValue("not an integer");
  if (typeof value === "number" && !Number.isFinite(value)) throw new NoValue("not an integer");
  if (typeof value !== "string" && !isNumeric(value)) throw new NoValue("not an integer");
  return BigInt(typeof value === "number" ? Math.trunc(value) : value);
}

function toDouble(value: unknown): number {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (isNumeric(number) && !Number.isNaN(number)) return Number(number);
  throw new NoValue("not a number");
}

function toBoolean(value: unknown): boolean {
  if (value === true || value === "true") return true;
  if (value === false || value === "false") return false;
  throw new NoValue("neither true nor false");
}

// Numbers are seconds up to the year 5138, milliseconds beyond; a text without a zone is UTC.
function toMoment(value: unknown): Date {
  if (value instanceof Date) return value;
  if (isNumeric(value)) return moment(Math.abs(Number(value)) < 1e11 ? Number(value) * 1_000 : Number(value));
  const source = text(value);
  const zoneless = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(source);
  return moment(Date.parse(zoneless ? `${source.replace(" ", "T")}Z` : source));
}

function toSpan(value: unknown): Span {
  const source = text(value);
  const ms = parseDuration(source.replace(/^-/, ""));
  if (ms === undefined) throw new NoValue("not a duration");
  return new Span(source.startsWith("-") ? -ms : ms);
}

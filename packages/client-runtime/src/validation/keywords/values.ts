import { type Check, fingerprint, type Keywords, members, namesOf, regular, report } from "../check.ts";

/** A bound on a measure of those values that have it. */
function bound(measure: (value: unknown) => number | undefined, within: (size: number, limit: number) => boolean) {
  return (text: string) =>
    (limit: number): Check =>
    (value, context) => {
      const size = measure(value);
      if (size !== undefined && !within(size, limit)) report(context, `must ${text.replace("#", `${limit}`)}`);
    };
}

const atMost = (size: number, limit: number) => size <= limit;
const atLeast = (size: number, limit: number) => size >= limit;
const number = (value: unknown) => (typeof value === "number" ? value : undefined);
const items = (value: unknown) => (Array.isArray(value) ? value.length : undefined);
const properties = (value: unknown) => {
  const object = members(value);
  return object && namesOf(object).length;
};
/** In characters of Unicode. */
const length = (value: unknown) =>
  typeof value === "string" ? value.replace(/[\ud800-\udbff][\udc00-\udfff]/g, "-").length : undefined;

/** A quotient that misses an integer by no more than rounding. */
function isMultiple(value: number, of: number): boolean {
  const quotient = value / of;
  return Math.abs(quotient - Math.round(quotient)) <= Number.EPSILON * Math.abs(quotient);
}

function hasType(value: unknown, type: string): boolean {
  if (type === "integer") return Number.isInteger(value);
  if (type === "array") return Array.isArray(value);
  if (type === "null") return value === null;
  return type === "object" ? !!members(value) : typeof value === type;
}

export const valueKeywords: Keywords = {
  type: (type) => {
    const types = [type].flat() as string[];
    return (value, context) => {
      if (!types.some((name) => hasType(value, name))) report(context, `must be ${types.join(" or ")}`);
    };
  },
  enum: (values) => {
    const known = new Set(values.map(fingerprint));
    return (value, context) => {
      if (!known.has(fingerprint(value))) report(context, `must be one of ${[...known].join(", ")}`);
    };
  },
  multipleOf: (divisor) => (value, context) => {
    if (typeof value === "number" && !isMultiple(value, divisor)) report(context, `must be a multiple of ${divisor}`);
  },
  maximum: bound(number, atMost)("be at most #"),
  minimum: bound(number, atLeast)("be at least #"),
  exclusiveMaximum: bound(number, (size, limit) => size < limit)("be less than #"),
  exclusiveMinimum: bound(number, (size, limit) => size > limit)("be greater than #"),
  maxLength: bound(length, atMost)("have at most # characters"),
  minLength: bound(length, atLeast)("have at least # characters"),
  maxItems: bound(items, atMost)("have at most # items"),
  minItems: bound(items, atLeast)("have at least # items"),
  maxProperties: bound(properties, atMost)("have at most # properties"),
  minProperties: bound(properties, atLeast)("have at least # properties"),
  pattern: (pattern) => {
    const expression = regular(pattern);
    return (value, context) => {
      if (typeof value === "string" && expression?.test(value) === false) report(context, `must match ${pattern}`);
    };
  },
  uniqueItems: (unique) => (value, context) => {
    if (unique && Array.isArray(value) && new Set(value.map(fingerprint)).size < value.length) {
      report(context, "must not have equal items");
    }
  },
};

/** Apart, because its value may be anything, `undefined` and `null` included. */
export function constant(expected: unknown): Check {
  const text = fingerprint(expected);
  return (value, context) => {
    if (value !== expected && fingerprint(value) !== text) report(context, `must be ${text}`);
  };
}

import type { JsonSchema } from "@rawr/openapi-document";
import { samplePattern } from "./sample-pattern.ts";

const formats: Readonly<Record<string, string>> = {
  byte: "ZXhhbXBsZQ==",
  date: "2026-01-31",
  "date-time": "2026-01-31T12:00:00Z",
  duration: "PT1H",
  email: "someone@example.com",
  hostname: "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  "json-pointer": "/example",
  regex: "^example$",
  time: "12:00:00Z",
  uri: "https://example.com/",
  "uri-reference": "/example",
  "uri-template": "https://example.com/{id}",
  url: "https://example.com/",
  uuid: "123e4567-e89b-42d3-a456-426614174000",
};

/** A text of the schema's format, pattern and length; `undefined` when its pattern is beyond us. */
export function sampleString(schema: JsonSchema): string | undefined {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema as { minLength?: number; maxLength?: number };
  const { pattern, format } = schema;
  if (typeof pattern === "string") return samplePattern(pattern, minLength, maxLength);
  const known = typeof format === "string" && Object.hasOwn(formats, format) ? formats[format] : undefined;
  return known ?? "example".padEnd(minLength, "-").slice(0, maxLength);
}

/** A number within the schema's bounds, 1 if it may be. */
export function sampleNumber(schema: JsonSchema): number | undefined {
  const bound = (keyword: string, otherwise: number) =>
    typeof schema[keyword] === "number" ? schema[keyword] : otherwise;
  const step = bound("multipleOf", 1);
  const whole = schema.type === "integer";
  const least = Math.max(bound("minimum", -Infinity), bound("exclusiveMinimum", -Infinity));
  const most = Math.min(bound("maximum", Infinity), bound("exclusiveMaximum", Infinity));
  const candidates = [1, least, most, least + 1, most - 1, (least + most) / 2, Math.ceil(least / step) * step, step, 0];
  return candidates.find(
    (value) =>
      Number.isFinite(value) &&
      value >= least &&
      value <= most &&
      value !== schema["exclusiveMinimum"] &&
      value !== schema["exclusiveMaximum"] &&
      (!whole || Number.isInteger(value)) &&
      (schema["multipleOf"] === undefined || Number.isInteger(value / step)),
  );
}

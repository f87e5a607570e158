import { fullFormats } from "ajv-formats/dist/formats.js";

/** Formats that both validators know, each with strings that satisfy it. */
const samples: { readonly [format: string]: readonly string[] } = {
  date: ["2020-01-31", "1999-12-01"],
  time: ["12:34:56Z", "01:02:03+04:00"],
  "date-time": ["2020-01-31T12:34:56Z", "1999-12-01T01:02:03+04:00"],
  duration: ["P1D", "PT5M"],
  email: ["a@b.co", "x.y@example.com"],
  hostname: ["example.com", "a"],
  ipv4: ["127.0.0.1", "10.20.30.40"],
  ipv6: ["::1", "2001:db8::1"],
  uri: ["http://example.com/", "urn:a:b"],
  "uri-reference": ["/a/b", "http://example.com/", ""],
  uuid: ["123e4567-e89b-12d3-a456-426614174000", "00000000-0000-4000-8000-000000000000"],
  regex: ["^a$", "[0-9]+"],
  "json-pointer": ["/a/b", ""],
  "relative-json-pointer": ["1/a", "0#"],
  "uri-template": ["http://example.com/{id}", "a"],
};

/** format → formats that hold all of its strings. Only what the grammars say in so many words. */
const above: { readonly [format: string]: readonly string[] } = {
  uri: ["uri-reference"],
};

export const knowsFormat = (format: string): boolean => Object.hasOwn(samples, format);
export const formatSamples = (format: string): readonly string[] => samples[format] ?? [];
export const isBelow = (low: string, high: string): boolean => low === high || (above[low]?.includes(high) ?? false);

export function satisfiesFormat(format: string, text: string): boolean {
  const definition: unknown = (fullFormats as { [name: string]: unknown })[format];
  if (definition instanceof RegExp) return definition.test(text);
  const check =
    typeof definition === "object" && definition !== null && "validate" in definition
      ? definition.validate
      : definition;
  if (check instanceof RegExp) return check.test(text);
  return typeof check === "function" ? Boolean(check(text)) : true;
}

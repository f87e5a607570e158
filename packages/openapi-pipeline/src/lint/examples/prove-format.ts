/** The formats that ajv-formats checks in texts; it passes over all others. */
const checked = new Set([
  "date",
  "time",
  "date-time",
  "iso-time",
  "iso-date-time",
  "duration",
  "uri",
  "uri-reference",
  "uri-template",
  "url",
  "email",
  "hostname",
  "ipv4",
  "ipv6",
  "regex",
  "uuid",
  "json-pointer",
  "json-pointer-uri-fragment",
  "relative-json-pointer",
  "byte",
]);

const date = "\\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)";
const time = "(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?";
const label = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const host = `${label}(?:\\.${label})*`;
const pathCharacter = "(?:[a-z0-9._~!$&'()*+,;=:@-]|%[0-9a-f]{2})";

/** Narrower than what ajv-formats accepts: a text that fits is valid, one that does not may still be. */
const narrow: Readonly<Record<string, RegExp>> = {
  date: new RegExp(`^${date}$`),
  "date-time": new RegExp(`^${date}T${time}(?:Z|[+-](?:0\\d|1[0-3]):[0-5]\\d)$`),
  byte: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
  email: /^[a-z0-9]+(?:[._+-][a-z0-9]+)*@[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+$/i,
  hostname: new RegExp(`^(?=.{1,253}$)${host}$`, "i"),
  ipv4: /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/,
  uri: new RegExp(
    `^[a-z][a-z0-9+.-]*:(?://${host}(?::\\d{1,5})?(?:/${pathCharacter}*)*|${pathCharacter}+(?:/${pathCharacter}*)*)` +
      `(?:\\?(?:${pathCharacter}|[/?])*)?(?:#(?:${pathCharacter}|[/?])*)?$`,
    "i",
  ),
  "uri-template": /^(?:[a-z0-9:/._~?&=-]|\{[/?&]?[a-z0-9_]+(?:,[a-z0-9_]+)*\})*$/i,
  uuid: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
};

/** Backtracking of these expressions is quadratic at worst: very long texts are left to Ajv. */
const longest = 2000;

/** True when ajv-formats accepts the value for certain. */
export function provesFormat(format: string, value: string | number): boolean {
  if (typeof value === "number") return format === "int32" || format === "int64" ? isInt32(value) : true;
  if (!checked.has(format)) return true;
  return value.length <= longest && narrow[format]?.test(value) === true;
}

function isInt32(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < 2 ** 31;
}

const checked = new Set(
  (
    "date time date-time duration uri uri-reference uri-template url email hostname ipv4 ipv6 regex uuid json-pointer " +
    "json-pointer-uri-fragment relative-json-pointer byte iso-time iso-date-time"
  ).split(" "),
);

/** Narrower than what ajv-formats accepts: a value that fits is valid, one that does not may still be. */
const narrow: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/,
  "date-time": /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/,
  email: /^[a-z0-9]+(?:[._+-][a-z0-9]+)*@[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+$/i,
  ipv4: /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/,
  uri: /^https?:\/\/[a-z0-9]+(?:[.-][a-z0-9]+)*(?::\d{1,5})?(?:\/[a-z0-9_.~-]*)*(?:\?[a-z0-9_.~=&-]*)?(?:#[a-z0-9_.~-]*)?$/i,
  uuid: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
};

/** True when ajv-formats accepts the value for certain; it ignores the formats that it does not know. */
export function provesFormat(format: string, value: string | number): boolean {
  if (typeof value === "number") return format !== "int32" && format !== "int64" ? true : isInt32(value);
  return checked.has(format) ? narrow[format]?.test(value) === true : true;
}

function isInt32(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < 2 ** 31;
}

/** The fields of a form, in order. `undefined` and `null` are left out; a `Date` is ISO 8601; `write` writes other objects. */
export function fieldsOf(value: unknown, write: (value: object) => string | Blob): [string, string | Blob][] {
  return Object.entries(value as object).flatMap(([name, item]) =>
    (Array.isArray(item) ? item : [item])
      .filter((one) => one !== undefined && one !== null)
      .map((one): [string, string | Blob] => [name, fieldOf(one, write)]),
  );
}

function fieldOf(value: unknown, write: (value: object) => string | Blob): string | Blob {
  if (value instanceof Blob) return value;
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return new Blob([value as BlobPart]);
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" && value !== null ? write(value) : String(value);
}

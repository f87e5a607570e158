/** The fields of a form, in order. `undefined` and `null` are left out; a `Date` is ISO 8601; other objects are JSON. */
export function fieldsOf(value: unknown): [string, string | Blob][] {
  return Object.entries(value as object).flatMap(([name, item]) =>
    (Array.isArray(item) ? item : [item])
      .filter((one) => one !== undefined && one !== null)
      .map((one): [string, string | Blob] => [name, fieldOf(one)]),
  );
}

function fieldOf(value: unknown): string | Blob {
  if (value instanceof Blob) return value;
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return new Blob([value as BlobPart]);
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

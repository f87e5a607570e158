const strangers: readonly unknown[] = [null, true, 0, -1, 1.5, "", "x", [], {}];

/** Values that differ from a JSON value in one place: a member left out or added, another value in any place. */
export function mutations(value: unknown): unknown[] {
  return [value, ...strangers, ...below(value)];
}

function below(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    const changed = value.flatMap((item, index) => mutations(item).map((other) => value.with(index, other)));
    return [...changed, [...value, ...value], value.slice(1)];
  }
  if (typeof value !== "object" || value === null)
    return typeof value === "string" ? [`${value}!`, value.slice(1)] : [];
  const record = value as Record<string, unknown>;
  return [
    { ...record, "an added member": 1 },
    ...Object.keys(record).flatMap((key) => {
      const { [key]: removed, ...rest } = record;
      return [rest, ...mutations(removed).map((other) => ({ ...record, [key]: other }))];
    }),
  ];
}

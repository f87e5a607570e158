import fc from "fast-check";

/** Keys that the generated schemas use, and some that they do not. */
export const keys = ["a", "b", "c", "x1", "1", "-2", "0.5", "k-1", "k-b"] as const;

export const key = fc.constantFrom(...keys);

const scalar = fc.oneof(
  fc.constantFrom(
    "",
    "a",
    "b",
    "x1",
    "k-1",
    "A",
    "é",
    "😀",
    "2024-02-30",
    "2024-02-29",
    "127.0.0.1",
    null,
    true,
    false,
  ),
  fc.integer({ min: -6, max: 12 }),
  fc.constantFrom(0.5, 1.5, -0.25, 1e21, 1e-7, 2 ** 53),
  fc.string({ maxLength: 4 }),
);

/** Small JSON values over the same keys, so that they often nearly fit. */
export const json: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    scalar,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(key, tie("value"), { maxKeys: 4 }),
  ),
})).value;

/** What to do to a value to make it nearly valid: a path of choices, and what to put there. */
export interface Mutation {
  readonly steps: readonly number[];
  readonly action: "replace" | "remove" | "add";
  readonly key: string;
  readonly value: unknown;
}

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  steps: fc.array(fc.nat(7), { maxLength: 3 }),
  action: fc.constantFrom("replace", "remove", "add"),
  key,
  value: json,
});

/** Applies a mutation to a copy. */
export function mutate(value: unknown, { steps, action, key, value: part }: Mutation): unknown {
  const [step, ...rest] = steps;
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  if (step === undefined || entries.length === 0) {
    if (action === "add" && Array.isArray(value)) return [...(value as unknown[]), part];
    if (action === "add" && entries.length > 0) return { ...(value as object), [key]: part };
    return part;
  }
  const index = step % entries.length;
  const changed = entries.flatMap(([name, child], position): [string, unknown][] => {
    if (position !== index) return [[name, child]];
    return action === "remove" && rest.length === 0
      ? []
      : [[name, mutate(child, { steps: rest, action, key, value: part })]];
  });
  return Array.isArray(value) ? changed.map(([, child]) => child) : Object.fromEntries(changed);
}

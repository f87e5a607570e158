import { createJudge, type Json, type Schema, type WitnessErrors } from "@rawr/schema-containment";

/** What both validators say of a value that one side sends and the other refuses; `undefined` if either says otherwise. */
export function confirm(
  value: Json,
  { sender, receiver }: { readonly sender: Schema; readonly receiver: Schema },
  options: { readonly formats: "annotation" | "assertion" },
): WitnessErrors | undefined {
  const reader = createJudge(receiver, options);
  if (!reader.refuses(value) || createJudge(sender, options).accepts(value) !== true) return undefined;
  return reader.explain(value);
}

/** Every name that an object has, at any depth. */
export function namesOf(value: Json, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value !== "object" || value === null) return found;
  if (!Array.isArray(value)) for (const name of Object.keys(value)) found.add(name);
  for (const part of Object.values(value)) namesOf(part as Json, found);
  return found;
}

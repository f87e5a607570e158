/** The types that JSON Schema 2020-12 knows. */
export const jsonTypes: ReadonlySet<string> = new Set([
  "array",
  "boolean",
  "integer",
  "null",
  "number",
  "object",
  "string",
]);

const instruction = "it is an instruction of TypeBox's type language, not the type of a value";

/** TypeBox kinds that no JSON value has, and why. */
export const unrepresentableKinds: Readonly<Record<string, string>> = {
  BigInt: "JSON has no bigint",
  Symbol: "JSON has no symbols",
  Function: "a function cannot be sent",
  Constructor: "a constructor cannot be sent",
  Undefined: "JSON has no undefined",
  Void: "JSON has no undefined",
  Call: instruction,
  Deferred: instruction,
  Generic: instruction,
  Identifier: instruction,
  Infer: instruction,
  Parameter: instruction,
  Rest: instruction,
};

/** TypeBox's names for "no value". */
export function isUndefinedKind(kind: string | undefined): boolean {
  return kind === "Undefined" || kind === "Void";
}

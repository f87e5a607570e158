import { row } from "../define.ts";

/** What every problem of a schema tells: its kind, what precisely is wrong (may be empty), and where it is used. */
export interface SchemaProblem {
  readonly kind: string;
  readonly detail: string;
  readonly where: string;
}

const because = ({ detail }: SchemaProblem): string => (detail === "" ? "" : `: ${detail}`);

export const schemaCodes = {
  "unrepresentable-schema": row<SchemaProblem>({
    severity: "error",
    message: (at) => `\`${at.kind}\` in ${at.where} has no JSON Schema${because(at)}`,
    expected: () => "a schema whose values JSON can carry",
    found: ({ kind }) => kind,
    fix: ({ kind }) => representableInstead[kind] ?? "Describe the value as it looks on the wire.",
  }),
  "codec-not-on-wire": row<SchemaProblem>({
    severity: "warning",
    message: ({ kind, where }) =>
      `A codec on ${kind} in ${where} sends its decoded value, which the document does not describe`,
    expected: () => "an output schema that describes what is sent",
    found: () => "the schema of the encoded value",
    fix: () => "Put the plain schema of the wire value in the output, and convert in the handler.",
  }),
  "refine-not-on-wire": row<SchemaProblem>({
    severity: "warning",
    message: ({ kind, where }) =>
      `A refinement of ${kind} in ${where} is checked by the server, but not in the document`,
    expected: () => "a rule that JSON Schema can say",
    found: () => "a function",
    fix: () => "Say the rule with keywords (pattern, minimum, …), or describe it in `description`.",
  }),
  "module-without-id": row<SchemaProblem>({
    severity: "error",
    message: (at) => `\`${at.kind}\` in ${at.where} does not lead to a named schema${because(at)}`,
    expected: () => "a schema taken out of its Type.Module, or a reference to an $id within the same schema",
    found: ({ kind }) => kind,
    fix: () =>
      "Use `module.Name` instead of a reference to it, and give the entry an `$id` when it shall be a component.",
  }),
  "recursion-without-id": row<SchemaProblem>({
    severity: "error",
    message: ({ where }) => `A schema in ${where} contains itself and has no name`,
    expected: () => "a name that the document can refer to",
    found: ({ kind }) => kind,
    fix: () =>
      'Name the schema: `$id` or Type.Cyclic in TypeBox, `.meta({ id: "Node" })` in Zod, a global definition in Valibot.',
  }),
  "invalid-component-name": row<SchemaProblem>({
    severity: "error",
    message: ({ kind, where }) => `The $id \`${kind}\` in ${where} cannot name a component`,
    expected: () => "letters, digits, `.`, `_` and `-` (OpenAPI 3.1, 4.8.7)",
    found: ({ kind }) => kind,
    fix: () => "Rename the $id.",
  }),
  "schema-without-converter": row<SchemaProblem>({
    severity: "error",
    message: ({ kind, where }) => `The schema library \`${kind}\` of ${where} exports no JSON Schema`,
    expected: () => "TypeBox, or a Standard Schema with `~standard.jsonSchema`",
    found: ({ kind }) => `a schema of \`${kind}\` without it`,
    fix: ({ kind }) =>
      converters[kind] ?? "Use a library that implements Standard JSON Schema, or write the schema with TypeBox.",
  }),
} as const;

const representableInstead: Readonly<Record<string, string>> = {
  BigInt: 'Use Type.Integer() when the values are safe, otherwise Type.String({ pattern: "^-?[0-9]+$" }).',
  Undefined: "Wrap the property in Type.Optional() and leave Type.Undefined() out.",
  Void: "Leave the output out, or use Type.Void() for the whole of it.",
  RegExp: "Write the pattern so that it needs no flags.",
  Symbol: "Use Type.Enum([...]) or Type.String().",
  Function: "Remove the function; a contract carries data.",
  Constructor: "Remove the constructor; a contract carries data.",
};

const converters: Readonly<Record<string, string>> = {
  valibot: "Install @valibot/to-json-schema next to valibot.",
  zod: "Upgrade zod to 4.2 or later.",
  arktype: "Upgrade arktype to 2.1.28 or later.",
  custom: "Replace `type<T>()`, which only TypeScript sees, by a schema.",
};

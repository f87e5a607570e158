/** How the synthetic contract is written. */
export type Shape =
  /** One file, one object literal that holds every operation. */
  | "one-literal"
  /** A file per 50 operations, each exporting one object literal; the root takes them as properties. */
  | "literal-per-file"
  /** A file per 50 operations, each exporting its operations one by one; the root takes the files as namespaces. */
  | "namespace-per-file";

export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

const perFile = 50;

const header = `import { oc, problem, typeBoxStandardSchema } from "@rawr/orpc-standards";
import { Type } from "typebox";
`;

/** A contract of `operations` operations: path, query, a body of ten fields, three typed errors each. */
export function contractFiles(operations: number, shape: Shape): SourceFile[] {
  const all = Array.from({ length: operations }, (_, index) => index);
  if (shape === "one-literal") {
    const members = all.map((index) => `  op${index}: ${operation(index)},\n`).join("");
    return [{ name: "contract.ts", text: `${header}export const contract = {\n${members}};\n` }];
  }
  const groups = Array.from({ length: Math.ceil(operations / perFile) }, (_, group) =>
    all.slice(group * perFile, (group + 1) * perFile),
  );
  const files = groups.map((members, group) => ({
    name: `group${group}.ts`,
    text: header + (shape === "literal-per-file" ? literal(members, group) : constants(members)),
  }));
  const imported = shape === "literal-per-file" ? "{ group# }" : "* as group#";
  const imports = groups.map((_, group) => `import ${imported.replace("#", `${group}`)} from "./group${group}.ts";\n`);
  const names = groups.map((_, group) => `group${group}`).join(", ");
  return [...files, { name: "contract.ts", text: `${imports.join("")}export const contract = { ${names} };\n` }];
}

function literal(members: readonly number[], group: number): string {
  const lines = members.map((index) => `  op${index}: ${operation(index)},\n`).join("");
  return `export const group${group} = {\n${lines}};\n`;
}

function constants(members: readonly number[]): string {
  return members.map((index) => `export const op${index} = ${operation(index)};\n`).join("");
}

function operation(index: number): string {
  return `oc
  .route({ method: "POST", path: "/things/{id}/op${index}", inputStructure: "detailed" })
  .errors({
    NOT_FOUND_${index}: problem({ status: 404, title: "Not found", data: Type.Object({ id: Type.String() }) }),
    CONFLICT_${index}: problem({ status: 409, title: "Conflict", data: Type.Object({ version: Type.Integer() }) }),
    FORBIDDEN: problem({ status: 403, title: "Forbidden" }),
  })
  .input(
    typeBoxStandardSchema(
      Type.Object({
        params: Type.Object({ id: Type.String() }),
        query: Type.Object({ limit: Type.Optional(Type.Integer()), tags: Type.Optional(Type.Array(Type.String())) }),
        body: Type.Object({
          f0: Type.String({ minLength: ${index % 7} }),
          f1: Type.Optional(Type.Number()),
          f2: Type.Boolean(),
          f3: Type.Union([Type.Literal("a"), Type.Literal("b${index}"), Type.Null()]),
          f4: Type.Array(Type.Object({ x: Type.Number(), y: Type.Number() })),
          f5: Type.Record(Type.String(), Type.Integer()),
          f6: Type.Optional(Type.String({ format: "date-time" })),
          f7: Type.Tuple([Type.String(), Type.Integer()]),
          f8: Type.Enum(["p", "q", "r"]),
          f9: Type.Object({ deep: Type.Object({ value: Type.String() }) }),
        }),
      }),
    ),
  )
  .output(typeBoxStandardSchema(Type.Object({ id: Type.String(), op${index}: Type.Integer() })))`;
}

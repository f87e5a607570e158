import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { diagnose } from "../../../diagnostics/table.ts";
import { nameOf, type OperationEntry } from "../../operations.ts";
import type { SourceModule } from "../../syntax.ts";
import { withRequired } from "./dismantle.ts";
import { splitMembers } from "./members.ts";

const tool = "openapi-typescript";

/** The one declaration that the tool does not export, as `stray` shows it. */
const helper = withRequired.replaceAll(";", "").trim();

/** Holds `paths` and `operations` against the document: each operation is there, under its path and method. */
export function verifyPaths(operations: readonly OperationEntry[], module: SourceModule): Diagnostic[] {
  const stray = module.stray === helper ? undefined : module.stray;
  const found = readPaths(module);
  return [
    ...operations.flatMap((entry) => {
      const reason = missingReason(entry, found);
      if (reason === undefined) return [];
      return [diagnose("generated-operation-missing", { tool, operation: nameOf(entry), route: entry.route, reason })];
    }),
    ...(stray === undefined
      ? []
      : [diagnose("generated-code-unexpected", { tool, file: module.file, statement: stray })]),
  ];
}

function missingReason(entry: OperationEntry, found: FoundPaths): string | undefined {
  const reference = found.methods.get(entry.path)?.get(entry.method);
  if (reference === undefined) return "its path and method are not in `paths`";
  if (entry.id === undefined || reference.operation === undefined) return undefined;
  if (reference.operation !== entry.id) return `its path and method lead to the operation ${reference.operation}`;
  return found.operations.has(entry.id) ? undefined : "its type is not in `operations`";
}

interface FoundPaths {
  /** Path → method → the operation that it refers to; `undefined` when its type stands in place. */
  readonly methods: ReadonlyMap<string, ReadonlyMap<string, { readonly operation: string | undefined }>>;
  readonly operations: ReadonlySet<string>;
}

function readPaths(module: SourceModule): FoundPaths {
  const textOf = (name: string) => module.chunks.find((chunk) => chunk.names.includes(name))?.text ?? "";
  return {
    methods: new Map(
      splitMembers(textOf("paths"), "export interface paths ").map((member) => [member.key, readMethods(member.text)]),
    ),
    operations: new Set(splitMembers(textOf("operations"), "export interface operations ").map((member) => member.key)),
  };
}

/** The lines `        get: operations["…"];` of a path item; `get?: never;` is an absent operation. */
function readMethods(text: string): Map<string, { operation: string | undefined }> {
  const lines = text.split("\n").map((line) => /^ {8}([a-z]+): (?:operations\[(".*")\];)?/.exec(line));
  return new Map(
    lines.flatMap((match) => {
      const [, method, operation] = match ?? [];
      if (method === undefined) return [];
      return [[method, { operation: operation === undefined ? undefined : String(JSON.parse(operation)) }] as const];
    }),
  );
}

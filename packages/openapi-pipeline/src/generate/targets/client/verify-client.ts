import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { diagnose } from "../../../diagnostics/table.ts";
import type { ClientModel, ClientOperation } from "../../model/client-model.ts";
import { nameOf, routeOf } from "../../operations.ts";
import { type SourceModule, splitModule } from "../../syntax.ts";

const tool = "client";

/** Holds the written functions against the operations: each calls its own method and path, and there are no others. */
export function verifyClient(model: ClientModel, files: readonly { path: string; contents: string }[]): Diagnostic[] {
  const modules = files.map(({ path, contents }) => splitModule(path, contents));
  const operations = modules.find(({ file }) => file === "operations.gen.ts");
  if (operations === undefined) return [diagnose("generator-empty", { tool, file: "operations.gen.ts" })];
  const written = readFunctions(operations);
  const expected = new Map(model.operations.map((operation) => [operation.functionName, operation]));
  return [
    ...model.operations.flatMap((operation) => missing(operation, written.get(operation.functionName))),
    ...[...written]
      .filter(([name]) => !expected.has(name))
      .map(([name, route]) => diagnose("generated-operation-unknown", { tool, name, route })),
    ...modules.flatMap(({ file, stray }) =>
      stray === undefined ? [] : [diagnose("generated-code-unexpected", { tool, file, statement: stray })],
    ),
  ];
}

function missing(operation: ClientOperation, route: string | undefined): Diagnostic[] {
  const { entry } = operation;
  const wanted = routeOf(entry.method, decoded(entry.path));
  if (route === wanted) return [];
  const reason = route === undefined ? "no function calls it" : `its function calls ${route}`;
  return [diagnose("generated-operation-missing", { tool, operation: nameOf(entry), route: entry.route, reason })];
}

/** Function → the method and path that it calls, read back from its source. */
function readFunctions({ chunks }: SourceModule): ReadonlyMap<string, string> {
  return new Map(
    chunks.flatMap(({ names, text }) => {
      const spec = /\/\* @__PURE__ \*\/ (?:operation|stream)\(("(?:[^"\\]|\\.)*")/.exec(text)?.[1];
      return spec === undefined || names[0] === undefined
        ? []
        : [[names[0], routeOfSpec(JSON.parse(spec) as string)] as const];
    }),
  );
}

/** `GET /runs/{.id=runId*}{?a,b} >` → `GET /runs/{runId}`. */
function routeOfSpec(spec: string): string {
  const [method = "", rest = ""] = spec.split(" ", 2);
  const path = rest
    .replaceAll(/\{[?^&][^}]*\}/g, "")
    .replaceAll(/\{[.;]?(?:[^}=]*=)?([^}=~|!@+*]*)[^}]*\}/g, (_, name: string) => `{${name}}`);
  return `${method} ${decoded(path)}`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { diagnose } from "../../../diagnostics/table.ts";
import { nameOf, type OperationEntry, routeOf } from "../../operations.ts";
import type { SourceModule } from "../../syntax.ts";
import { readSdkFunctions, type SdkFunction } from "./sdk-functions.ts";

const tool = "hey-api";

/** What `sdk.gen.ts` turned out to hold. */
export interface VerifiedSdk {
  /** Route → the function that calls it. */
  readonly functions: ReadonlyMap<string, SdkFunction>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Holds the generated functions against the operations: none lost, none invented, none under a name that depends on order. */
export function verifySdk(operations: readonly OperationEntry[], sdk: SourceModule, types: SourceModule): VerifiedSdk {
  const functions = readSdkFunctions(sdk);
  const byRoute = new Map(functions.map((found) => [routeOf(found.method, found.path), found]));
  const exported = new Set(types.chunks.flatMap((chunk) => chunk.names));
  const routes = new Set(operations.map((entry) => entry.route));
  return {
    functions: byRoute,
    diagnostics: [
      ...operations.flatMap((entry) => missing(entry, byRoute.get(entry.route), exported)),
      ...functions.flatMap((found) => unknownRoute(found, routes, byRoute)),
      ...collisions(operations, byRoute),
      ...[sdk, types].flatMap(strayCode),
    ],
  };
}

function missing(entry: OperationEntry, found: SdkFunction | undefined, exported: ReadonlySet<string>): Diagnostic[] {
  const reason = found === undefined ? "no function calls it" : missingTypes(found, exported);
  if (reason === undefined) return [];
  return [diagnose("generated-operation-missing", { tool, operation: nameOf(entry), route: entry.route, reason })];
}

/** Every operation has a type for its input; hey-api names it after the function, and puts `path` in it. */
function missingTypes(found: SdkFunction, exported: ReadonlySet<string>): string | undefined {
  const data = found.types.find((name) => name.endsWith("Data") || /Data\d+$/.test(name));
  if (data === undefined) return `the function ${found.name} has no type for its input`;
  return exported.has(data) ? undefined : `the type ${data} of the function ${found.name} is not exported`;
}

function unknownRoute(
  found: SdkFunction,
  routes: ReadonlySet<string>,
  byRoute: ReadonlyMap<string, SdkFunction>,
): Diagnostic[] {
  const route = routeOf(found.method, found.path);
  const known = routes.has(route) && byRoute.get(route) === found;
  return known ? [] : [diagnose("generated-operation-unknown", { tool, name: found.name, route })];
}

/** hey-api numbers the second of two equal names by the order of the document: adding one would rebind the other. */
function collisions(operations: readonly OperationEntry[], byRoute: ReadonlyMap<string, SdkFunction>): Diagnostic[] {
  const seen = new Map<string, OperationEntry>();
  return operations.flatMap((entry) => {
    if (entry.id === undefined) return [];
    const key = entry.id.replaceAll(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, entry);
      return [];
    }
    const name = byRoute.get(first.route)?.name ?? key;
    return [diagnose("generated-name-collision", { name, first: nameOf(first), second: entry.id })];
  });
}

function strayCode(module: SourceModule): Diagnostic[] {
  if (module.stray === undefined) return [];
  return [diagnose("generated-code-unexpected", { tool, file: module.file, statement: module.stray })];
}

import { httpMethods } from "@rawr/openapi-document";
import type { Procedure } from "../surface/read-contract.ts";
import type { CompileContext } from "./compile-context.ts";

/** Procedures that would overwrite or shadow each other on the wire. */
export function checkRoutes(procedures: readonly Procedure[], context: CompileContext): void {
  const byRoute = new Map<string, Procedure>();
  const byShape = new Map<string, Procedure>();
  for (const procedure of procedures) {
    checkMethod(procedure, context);
    const shape = procedure.path.replaceAll(/\{[^}]+\}/g, "{}");
    const route = `${procedure.method} ${shape}`;
    const twin = byRoute.get(route);
    if (twin) {
      const names = { first: twin.keys.join("."), second: procedure.keys.join(".") };
      const method = procedure.method.toUpperCase();
      context.report("duplicate-route", { method, path: procedure.path, ...names }, between(procedure, twin));
    } else {
      byRoute.set(route, procedure);
      const other = byShape.get(shape);
      if (other && other.path !== procedure.path) {
        context.report(
          "conflicting-path-templates",
          { first: other.path, second: procedure.path },
          between(procedure, other),
        );
      }
    }
    if (!byShape.has(shape)) byShape.set(shape, procedure);
  }
  checkAmbiguity([...byRoute.values()], context);
}

/**
 * `/a/{x}/b` and `/a/c/{y}` both match `/a/c/b`. Only paths of one method and length can; a path that is fixed wherever
 * the other is too is more concrete and wins (OpenAPI 3.1, 4.8.8.2).
 */
function checkAmbiguity(procedures: readonly Procedure[], context: CompileContext): void {
  const templates = procedures.filter((each) => each.path.includes("{"));
  const groups = Map.groupBy(templates, (each) => `${each.method} ${each.path.split("/").length}`);
  for (const group of groups.values()) {
    for (const [first, second] of pairs(group)) {
      const example = commonUrl(first.path.split("/"), second.path.split("/"));
      if (!example) continue;
      const names = { method: first.method.toUpperCase(), first: first.path, second: second.path, example };
      context.report("ambiguous-path-templates", names, between(second, first));
    }
  }
}

/** Procedures that may match one URL: paths that begin with different fixed segments never do. */
function* pairs(group: readonly Procedure[]): Generator<readonly [Procedure, Procedure]> {
  const byStart = new Map<string, Procedure[]>();
  for (const second of group) {
    const [, start = ""] = second.path.split("/");
    const rivals = start.includes("{")
      ? [...byStart.values()].flat()
      : [...(byStart.get(start) ?? []), ...(byStart.get("{}") ?? [])];
    for (const first of rivals) yield [first, second];
    const key = start.includes("{") ? "{}" : start;
    const known = byStart.get(key);
    if (known) known.push(second);
    else byStart.set(key, [second]);
  }
}

function commonUrl(first: readonly string[], second: readonly string[]): string | undefined {
  let firstWins = false;
  let secondWins = false;
  const url: string[] = [];
  for (const [index, left] of first.entries()) {
    const right = second[index] as string;
    const [leftOpen, rightOpen] = [left.includes("{"), right.includes("{")];
    if (!leftOpen && !rightOpen && left !== right) return undefined;
    if ((leftOpen && !rightOpen && !matches(left, right)) || (rightOpen && !leftOpen && !matches(right, left)))
      return undefined;
    if (!leftOpen && rightOpen) firstWins = true;
    if (leftOpen && !rightOpen) secondWins = true;
    url.push(leftOpen ? (rightOpen ? "x" : right) : left);
  }
  return firstWins && secondWins ? url.join("/") : undefined;
}

/** Whether a segment such as `{name}.json` can be the fixed segment. */
function matches(template: string, fixed: string): boolean {
  const [before = "", ...rest] = template.split(/\{[^}]+\}/);
  const after = rest.at(-1) ?? "";
  return fixed.length > before.length + after.length && fixed.startsWith(before) && fixed.endsWith(after);
}

function checkMethod(procedure: Procedure, context: CompileContext): void {
  if (httpMethods.includes(procedure.method)) return;
  const route = procedure.origin?.link("route");
  const facts = { operation: procedure.keys.join("."), method: String(procedure.route.method) };
  context.report("unknown-method", facts, { at: route?.key("method") ?? route ?? procedure.origin });
}

function between(second: Procedure, first: Procedure) {
  const place = (procedure: Procedure) => procedure.origin?.link("route")?.key("path") ?? procedure.origin;
  return { at: place(second), other: { message: `${first.keys.join(".")} is here`, at: place(first) } };
}

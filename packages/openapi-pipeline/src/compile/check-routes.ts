import type { Procedure } from "../surface/read-contract.ts";
import type { CompileContext } from "./compile-context.ts";

/** Procedures that would overwrite or shadow each other on the wire. */
export function checkRoutes(procedures: readonly Procedure[], context: CompileContext): void {
  const byRoute = new Map<string, Procedure>();
  const byShape = new Map<string, Procedure>();
  for (const procedure of procedures) {
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
        context.report("conflicting-path-templates", { first: other.path, second: procedure.path }, between(procedure, other));
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
  const groups = Map.groupBy(
    procedures.filter((each) => each.path.includes("{")),
    (each) => `${each.method} ${each.path.split("/").length} ${firstFixed(each.path)}`,
  );
  for (const group of groups.values()) {
    for (const [index, first] of group.entries()) {
      for (const second of group.slice(index + 1)) {
        const example = commonUrl(first.path.split("/"), second.path.split("/"));
        if (!example) continue;
        const names = { method: first.method.toUpperCase(), first: first.path, second: second.path, example };
        context.report("ambiguous-path-templates", names, between(second, first));
      }
    }
  }
}

/** Leading fixed segment: paths that differ there never match the same URL, unless one begins with a parameter. */
function firstFixed(path: string): string {
  return path.split("/")[1] ?? "";
}

function commonUrl(first: readonly string[], second: readonly string[]): string | undefined {
  let firstWins = false;
  let secondWins = false;
  const url: string[] = [];
  for (const [index, left] of first.entries()) {
    const right = second[index] as string;
    const [leftOpen, rightOpen] = [left.includes("{"), right.includes("{")];
    if (!leftOpen && !rightOpen && left !== right) return undefined;
    if (!leftOpen && rightOpen) firstWins = true;
    if (leftOpen && !rightOpen) secondWins = true;
    url.push(leftOpen ? (rightOpen ? "x" : right) : left);
  }
  return firstWins && secondWins ? url.join("/") : undefined;
}

function between(second: Procedure, first: Procedure) {
  const place = (procedure: Procedure) => procedure.origin?.link("route")?.key("path") ?? procedure.origin;
  return { at: place(second), other: { message: `${first.keys.join(".")} is here`, at: place(first) } };
}

import type { Edit, Witness } from "@rawr/openapi-diff";
import type { SdkFact } from "./finding.ts";
import { memberAt } from "./members.ts";
import { exportKey, type ParsedExport } from "./parsed-surface.ts";
import { type BrokenUse, type Comparison, type Subject, subjectsOf } from "./subjects.ts";
import { describeUse } from "./use-message.ts";
import { argumentsOf } from "./use-site.ts";

/** One fact for each property, input or output that broke. */
export function useFacts(broken: readonly BrokenUse[], comparison: Comparison): readonly SdkFact[] {
  const subjects = broken.flatMap((use) => subjectsOf(use, comparison));
  const groups = Map.groupBy(subjects, keyOf);
  // What other entries have of an operation changes with its function.
  const told = new Set(subjects.flatMap(({ name, broken }) => (broken.site.entry === "." ? [name] : [])));
  return [...groups.values()].flatMap((group) => {
    const subject = group.find(({ name, broken }) => broken.site.name === name) ?? group[0];
    if (subject === undefined || hasCause(subject, groups)) return [];
    if (subject.isFunction && told.has(subject.name) && group.every(({ broken }) => broken.site.entry !== "."))
      return [];
    return [factOf(subject, comparison)];
  });
}

/** A property of a type that is both made and read breaks once. */
function keyOf({ name, entry, isFunction, side, path }: Subject): string {
  return JSON.stringify([entry, name, isFunction ? side : "", ...path]);
}

/** A part breaks because the whole is gone; a whole is refused because a part is. */
function hasCause(subject: Subject, groups: ReadonlyMap<string, readonly Subject[]>): boolean {
  const { path, side } = subject;
  if (path.length === 0 && side === "input") {
    const whole = keyOf(subject).slice(0, -1);
    return [...groups.keys()].some((key) => key.startsWith(`${whole},`));
  }
  return path.some((_, length) => length > 0 && groups.has(keyOf({ ...subject, path: path.slice(0, length) })));
}

function factOf(subject: Subject, comparison: Comparison): SdkFact {
  const { name, entry, side, path, broken } = subject;
  const place = [...(entry === "." ? [] : [entry]), name, ...(side === "error" ? ["errors"] : []), ...path];
  const edit = editOf(subject, place.join("."), comparison);
  const routes = routesOf(subject, comparison);
  const known = new Set([...comparison.next.exports.values()].flatMap(({ calls }) => calls ?? []));
  return {
    code: side === "input" ? "input-refused" : "output-changed",
    message: describeUse(subject, edit),
    site: place,
    edit,
    witness: witnessOf(broken),
    routes: { old: routes, next: routes.filter((route) => known.has(route)) },
  };
}

function routesOf({ name, entry, isFunction, declaredBy }: Subject, { old, ownership }: Comparison): readonly string[] {
  const exported = old.exports.get(exportKey(isFunction ? "." : entry, name)) ?? declaredBy;
  return exported === undefined ? [] : ownership.routesOf(exported);
}

function editOf(subject: Subject, path: string, { next }: Comparison): Edit {
  const { declaredBy } = subject;
  if (subject.side === "error") {
    const kind = subject.broken.error.code === "TS2367" ? "removed" : "changed";
    return { kind, path, before: subject.path.join(".") };
  }
  const after = declaredBy && next.exports.get(exportKey(declaredBy.entry, declaredBy.name));
  const [was, is] = [textAt(declaredBy, subject), textAt(after, subject)];
  if (was === undefined && is !== undefined) return { kind: "added", path, after: is };
  if (was !== undefined && is === undefined) return { kind: "removed", path, before: was };
  return {
    kind: "changed",
    path,
    ...(was === undefined ? {} : { before: was }),
    ...(is === undefined ? {} : { after: is }),
  };
}

/** What is declared there: of a function, what it gives. */
function textAt(exported: ParsedExport | undefined, { isFunction, side, path }: Subject): string | undefined {
  if (exported === undefined) return undefined;
  if (isFunction && side === "output") {
    const [, output] = argumentsOf(exported.type);
    return shown(output === undefined ? exported.declared : exported.text(output));
  }
  const member = memberAt(exported, path);
  if (member === undefined) return undefined;
  const text = shown(member.text);
  return member.isOptional && !/\| undefined$/.test(text) ? `${text} | undefined` : text;
}

/** The compiler's words about a use: what it says first, and the cause that it comes down to. */
export function witnessOf({ site, error }: BrokenUse): Witness {
  const lines = error.message.split("\n").map((line) => line.trim());
  const words = [...new Set([lines[0] ?? "", lines.at(-1) ?? ""])].join("\n");
  return { kind: "compiler", code: error.code, error: shown(words), useSite: shown(site.text) };
}

/** Aliases of modules are no names that a consumer knows, and `globalThis` is for hostile documents. */
function shown(text: string): string {
  return text.replaceAll(/(?:\$[$\p{L}\p{N}]*|\bglobalThis)\./gu, "");
}

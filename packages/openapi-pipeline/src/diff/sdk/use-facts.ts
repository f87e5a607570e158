import type { Edit, Witness } from "@rawr/openapi-diff";
import type { UseSiteError } from "./compile-use-sites.ts";
import type { SdkFact } from "./finding.ts";
import { memberAt, requiredOf } from "./members.ts";
import type { Ownership } from "./ownership.ts";
import { exportKey, type ParsedExport, type ParsedSurface } from "./parsed-surface.ts";
import type { UseSite } from "./use-site.ts";

/** A use-site that no longer compiles. */
export interface BrokenUse {
  readonly site: UseSite;
  readonly error: UseSiteError;
}

/** What a broken use is about: uses of the same subject and path have broken by the same change. */
interface Subject {
  /** A function, or a type. */
  readonly name: string;
  readonly entry: string;
  readonly side: "input" | "output" | "error";
  readonly path: readonly string[];
  /** Where its property is declared. */
  readonly declaredBy: string;
  readonly broken: BrokenUse;
}

/** One fact for each property, input or output that broke. */
export function useFacts(
  broken: readonly BrokenUse[],
  { old, next, ownership }: { old: ParsedSurface; next: ParsedSurface; ownership: Ownership },
): readonly SdkFact[] {
  const subjects = broken.flatMap((use) => subjectsOf(use, { old, next, ownership }));
  const groups = Map.groupBy(subjects, (subject) =>
    JSON.stringify([subject.name, subject.entry, sideKey(subject), subject.path]),
  );
  const keys = new Set(groups.keys());
  return [...groups].flatMap(([, [subject]]) => {
    if (subject === undefined || hasCause(subject, keys)) return [];
    return [factOf(subject, { old, next, ownership })];
  });
}

/** Of a type that is both made and read, a property breaks once. */
function sideKey({ side, name, declaredBy }: Subject): string {
  return name === declaredBy && side !== "error" ? "type" : side;
}

/** A whole breaks when a part of it does, and a part when the whole is gone: the narrower, or else the outer, is told. */
function hasCause(subject: Subject, keys: ReadonlySet<string>): boolean {
  const { name, entry, path } = subject;
  const key = (at: readonly string[]) => JSON.stringify([name, entry, sideKey(subject), at]);
  if (path.length === 0 && subject.side === "input") {
    const parts = JSON.stringify([name, entry, sideKey(subject)]).slice(0, -1);
    return [...keys].some((other) => other.startsWith(parts) && other !== key([]));
  }
  return path.some((_, length) => length > 0 && keys.has(key(path.slice(0, length))));
}

function subjectsOf(
  broken: BrokenUse,
  { old, next, ownership }: { old: ParsedSurface; next: ParsedSurface; ownership: Ownership },
): readonly Subject[] {
  const { name, entry, path, kind, text } = broken.site;
  const exported = old.exports.get(exportKey(entry, name));
  const owner = ownership.ownerOf(name);
  const base = { declaredBy: name, broken, entry };
  if (kind === "make" || kind === "write" || kind === "call-without-input") {
    const after = next.exports.get(exportKey(entry, name));
    const subject = { ...base, name: owner ?? memberOwner(text, path, ownership) ?? name, side: "input" as const };
    if (kind === "write" || exported === undefined || after === undefined)
      return [{ ...subject, path: kind === "write" ? path : [] }];
    const before = new Set(requiredOf(exported));
    const needed = kind === "make" ? requiredOf(after).filter((each) => !before.has(each)) : [];
    return needed.length === 0 ? [{ ...subject, path: [] }] : needed.map((each) => ({ ...subject, path: [each] }));
  }
  if (name.endsWith("Error") && owner !== undefined) return [{ ...base, entry: ".", name: owner, side: "error", path }];
  if (owner !== undefined) return [{ ...base, entry: ".", name: owner, side: "output", path: [] }];
  const member = memberOwner(text, path, ownership);
  if (member !== undefined) return [{ ...base, entry: ".", name: member, side: "output", path: [] }];
  return [{ ...base, name, side: "output", path }];
}

/** Members of client objects and of maps by operation stand for the operation's function. */
function memberOwner(text: string, path: readonly string[], { ownerOf }: Ownership): string | undefined {
  const last = path.at(-1);
  if (last === undefined) return undefined;
  if (ownerOf(last) === last) return last;
  for (const [word] of text.matchAll(/[\p{L}_][\p{L}\p{N}_]*/gu)) {
    const owner = ownerOf(word);
    if (owner !== undefined && owner !== word && owner.toLowerCase().endsWith(last.toLowerCase())) return owner;
  }
  return undefined;
}

function factOf(
  subject: Subject,
  { old, next, ownership }: { old: ParsedSurface; next: ParsedSurface; ownership: Ownership },
): SdkFact {
  const { name, entry, side, path, declaredBy, broken } = subject;
  const key = exportKey(broken.site.entry, declaredBy);
  const [before, after] = [old.exports.get(key), next.exports.get(key)];
  const exported = old.exports.get(exportKey(entry, name)) ?? before;
  const routes = exported === undefined ? [] : ownership.routesOf(exported);
  const edit = editOf([...(entry === "." ? [] : [entry]), name, ...path].join("."), at(before, path), at(after, path));
  return {
    code: side === "input" ? "input-refused" : "output-changed",
    message: messageOf(subject, edit),
    site: [...(entry === "." ? [] : [entry]), name, ...(side === "error" ? ["errors"] : []), ...path],
    edit,
    witness: witnessOf(broken),
    routes: {
      old: routes,
      next: routes.filter((route) => [...next.exports.values()].some(({ calls }) => calls === route)),
    },
  };
}

function at(exported: ParsedExport | undefined, path: readonly string[]): string | undefined {
  const member = exported && memberAt(exported, path);
  if (member === undefined) return undefined;
  return shown(`${member.text}${member.isOptional ? " | undefined" : ""}`);
}

function editOf(path: string, before: string | undefined, after: string | undefined): Edit {
  if (before === undefined && after !== undefined) return { kind: "added", path, after };
  if (before !== undefined && after === undefined) return { kind: "removed", path, before };
  return {
    kind: "changed",
    path,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

function messageOf({ name, side, path }: Subject, { kind, before, after }: Edit): string {
  const what = path.join(".");
  const types = `\`${after}\`; it was \`${before}\``;
  if (side === "error") return `\`${name}\` no longer fails with \`${what}\`, or with another problem.`;
  if (side === "input") {
    if (what === "") return `\`${name}\` refuses an input that it took.`;
    if (kind === "added") return `\`${name}\` needs \`${what}\` now.`;
    if (kind === "removed") return `\`${name}\` no longer takes \`${what}\`.`;
    return before === after
      ? `\`${name}\` refuses a \`${what}\` that it took.`
      : `\`${name}\` takes \`${what}\` as ${types}.`;
  }
  const place = what === "" ? name : `${name}.${what}`;
  if (kind === "removed") return `\`${place}\` is gone.`;
  if (after === `${before} | undefined`) return `\`${place}\` may be \`undefined\` now.`;
  return before === after || before === undefined
    ? `\`${place}\` gives something else than it did.`
    : `\`${place}\` is ${types}.`;
}

/** Aliases of modules are no names that a consumer knows. */
function shown(text: string): string {
  return text.replaceAll(/\$[$\p{L}\p{N}]*\./gu, "");
}

/** The compiler's words about a use. */
export function witnessOf({ site, error }: BrokenUse): Witness {
  return { kind: "compiler", code: error.code, error: shown(error.message), useSite: shown(site.text) };
}

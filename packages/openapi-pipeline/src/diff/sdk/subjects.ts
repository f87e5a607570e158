import type { UseSiteError } from "./compile-use-sites.ts";
import { memberAt, requiredOf } from "./members.ts";
import type { Ownership } from "./ownership.ts";
import { exportKey, type ParsedExport, type ParsedSurface } from "./parsed-surface.ts";
import { namesIn } from "./type-text.ts";
import type { UseSite } from "./use-site.ts";

/** A use-site that no longer compiles. */
export interface BrokenUse {
  readonly site: UseSite;
  readonly error: UseSiteError;
}

/** Both clients, and whose their exports are. */
export interface Comparison {
  readonly old: ParsedSurface;
  readonly next: ParsedSurface;
  /** Of the old client. */
  readonly ownership: Ownership;
}

/** What a broken use is about: uses of the same subject, side and path broke by the same change. */
export interface Subject {
  /** A function, or a type. */
  readonly name: string;
  readonly entry: string;
  /** Whether it is a function; other exports of an operation stand for it. */
  readonly isFunction: boolean;
  readonly side: "input" | "output" | "error";
  readonly path: readonly string[];
  /** The export in which the path is declared. */
  readonly declaredBy: ParsedExport | undefined;
  readonly broken: BrokenUse;
}

/** The subjects of a broken use; a value that lacks several new properties has one for each. */
export function subjectsOf(broken: BrokenUse, comparison: Comparison): readonly Subject[] {
  const { name, entry, path, kind } = broken.site;
  const { old, ownership } = comparison;
  const declaredBy = old.exports.get(exportKey(entry, name));
  const own = ownership.ownerOf(name);
  const owner = own ?? memberOwner(declaredBy, path, ownership);
  const of = owner === undefined ? { name, entry, isFunction: false } : { name: owner, entry: ".", isFunction: true };
  const base = { ...of, declaredBy, broken };
  if (kind === "make")
    return neededPaths(broken.site, comparison).map((each) => ({ ...base, side: "input", path: each }));
  if (kind === "write") return [{ ...base, side: "input", path: own === owner ? path : [] }];
  if (kind === "call-without-input") return [{ ...base, side: "input", path: [] }];
  if (own !== undefined && name.endsWith("Error")) return [{ ...base, side: "error", path }];
  const isProperty = declaredBy?.kind === "type" && (own !== undefined || owner === undefined);
  if (isProperty || owner === undefined)
    return [{ name, entry, isFunction: false, declaredBy, broken, side: "output", path }];
  return [{ ...base, declaredBy: old.exports.get(exportKey(".", owner)), side: "output", path: [] }];
}

/** The properties that a type requires now, and did not; the whole when it is refused for another reason. */
function neededPaths({ name, entry, path }: UseSite, { old, next }: Comparison): readonly (readonly string[])[] {
  const [before, after] = [old, next].map(({ exports }) => exports.get(exportKey(entry, name)));
  if (before === undefined || after === undefined) return [path];
  const known = new Set(requiredOf(before));
  const needed = requiredOf(after).filter((each) => !known.has(each));
  return needed.length === 0 ? [path] : needed.map((each) => [each]);
}

/** Members of client objects, and of maps by operation, stand for the operation's function. */
export function memberOwner(
  exported: ParsedExport | undefined,
  [member]: readonly string[],
  { ownerOf }: Ownership,
): string | undefined {
  if (exported === undefined || member === undefined) return undefined;
  if (exported.entry !== "." && ownerOf(member) === member) return member;
  const declared = memberAt(exported, [member])?.text ?? "";
  if (!/^\$[^$]/.test(declared)) return undefined;
  const owners = namesIn(declared).flatMap((word) => ownerOf(word) ?? []);
  return owners.find((owner) => owner.toLowerCase().endsWith(member.toLowerCase()));
}

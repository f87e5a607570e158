import type { SurfaceChanges } from "./changes.ts";
import type { SdkFact } from "./finding.ts";
import type { Ownership } from "./ownership.ts";
import { exportKey, type ParsedExport, type ParsedSurface } from "./parsed-surface.ts";

/** Exports that came or went together: with an operation, or alone. */
export interface ExportGroup {
  /** The function or type that people know it by. */
  readonly name: string;
  readonly entry: string;
  readonly exports: readonly ParsedExport[];
  readonly routes: readonly string[];
}

/**
 * One group for each operation that came or went, with all that is exported for it; the further exports of an operation
 * that stays (its pages); every other export alone.
 */
export function groupExports(exports: readonly ParsedExport[], ownership: Ownership): readonly ExportGroup[] {
  const functions = new Map(
    exports.flatMap(({ name, calls }) => (calls === undefined ? [] : [[calls, name] as const])),
  );
  const keyed = exports.map((exported) => {
    const routes = ownership.routesOf(exported);
    const owner = ownership.ownerOf(exported.name);
    // A type that only operations need that are gone themselves has gone with them.
    const goes = routes.length > 0 && routes.every((route) => functions.has(route));
    return { exported, routes, key: (goes ? functions.get(routes[0] ?? "") : undefined) ?? owner ?? exported.name };
  });
  return [...Map.groupBy(keyed, ({ key }) => key)].map(([key, members]) => {
    const head = members.find(({ exported }) => exported.name === key) ?? members[0];
    return {
      name: head?.exported.name ?? key,
      entry: head?.exported.entry ?? ".",
      exports: members.map(({ exported }) => exported),
      routes: [...new Set(head?.routes ?? [])],
    };
  });
}

/** What is said of a group: `` `invoicingListRunsPages` is gone, and `invoicingListRunsInfiniteQuery` ``. */
export function groupFact(
  group: ExportGroup,
  kind: "added" | "removed",
  { next, witness }: { next: ParsedSurface; witness?: NonNullable<SdkFact["witness"]> },
): SdkFact {
  const { name, entry, exports, routes } = group;
  const others = [...new Set(exports.map((exported) => exported.name))].filter((other) => other !== name);
  const tail =
    others.length === 0 ? "" : kind === "added" ? `, with ${listed(others)}` : `, and with it ${listed(others)}`;
  const place = entry === "." ? "" : ` from \`${entry}\``;
  const [head] = exports.filter((exported) => exported.name === name);
  const renamed = kind === "removed" && head !== undefined ? sameDeclaration(next, head) : undefined;
  const hint = renamed === undefined ? "" : `; \`${renamed}\` is declared as it was`;
  return {
    code: kind === "added" ? "export-added" : "export-removed",
    message: `\`${name}\` is ${kind === "added" ? "new" : "gone"}${place}${tail}${hint}.`,
    site: entry === "." ? [name] : [entry, name],
    edit: { kind, path: name, [kind === "added" ? "after" : "before"]: [...new Set(exports.map((each) => each.name))] },
    ...(witness === undefined ? {} : { witness }),
    routes: kind === "added" ? { old: [], next: routes } : { old: routes, next: [] },
  };
}

/** An export with the same declaration, for somebody who looks for what has a new name. */
function sameDeclaration(
  { exports }: ParsedSurface,
  { entry, kind, declared, calls, name }: ParsedExport,
): string | undefined {
  if (declared.length < 12 || exports.has(exportKey(entry, name))) return undefined;
  const found = [...exports.values()].filter((each) => each.entry === entry && each.kind === kind);
  return found.find((each) => each.declared === declared && each.calls === calls)?.name;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => `\`${name}\``);
  return names.length > 3 ? `${shown.join(", ")} and ${names.length - 3} more` : shown.join(", ");
}

/** An entry of the package that is gone, with everything in it. */
export function entryFact(entry: string, evidence: Pick<SdkFact, "witness">): SdkFact {
  return {
    code: "export-removed",
    message: `The entry \`${entry}\` is gone.`,
    site: [entry],
    edit: { kind: "removed", path: entry },
    ...evidence,
    routes: { old: [], next: [] },
  };
}

/** A function that has the name of another operation's compiles, and does something else. */
export function reboundFact({ old, next }: SurfaceChanges["rebound"][number], surface: ParsedSurface): SdkFact {
  const successor = [...surface.exports.values()].find(({ calls }) => calls === old.calls)?.name;
  const now = successor === undefined ? "" : ` (that is \`${successor}\` now)`;
  return {
    code: "function-rebound",
    message: `\`${old.name}\` calls ${next.calls}; it called ${old.calls}${now}.`,
    site: [old.name],
    edit: { kind: "changed", path: old.name, before: old.calls ?? "", after: next.calls ?? "" },
    witness: {
      kind: "message",
      sentBy: "caller",
      text: `${old.name}(api, …) meant ${old.calls}`,
      refusal: `it compiles, and sends ${next.calls}`,
    },
    routes: { old: [old.calls ?? ""], next: [next.calls ?? ""] },
  };
}

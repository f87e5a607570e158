import { findDirections } from "./directions.ts";
import { operationKey } from "./operation-route.ts";
import type { ParsedExport, ParsedSurface } from "./parsed-surface.ts";
import type { UseSite } from "./use-site.ts";
import { importSite, useSitesOf } from "./use-sites.ts";

/** How two surfaces differ, before a compiler has seen it. */
export interface SurfaceChanges {
  readonly removed: readonly ParsedExport[];
  readonly added: readonly ParsedExport[];
  /** Functions that call something else. */
  readonly rebound: readonly { readonly old: ParsedExport; readonly next: ParsedExport }[];
  /** What may no longer compile: the imports of what is gone, and uses that the new declarations do not give. */
  readonly sites: readonly UseSite[];
}

/**
 * Compares declarations. A use-site that follows from the new declarations too compiles, so it is not compiled: that
 * leaves the few that a change can break, however large the client is.
 */
export function findChanges(old: ParsedSurface, next: ParsedSurface): SurfaceChanges {
  const changes = { removed: [] as ParsedExport[], rebound: [] as { old: ParsedExport; next: ParsedExport }[] };
  const changed: [ParsedExport, ParsedExport][] = [];
  for (const [key, before] of old.exports) {
    const after = next.exports.get(key);
    if (after === undefined) changes.removed.push(before);
    else {
      if (isRebound(before, after)) changes.rebound.push({ old: before, next: after });
      if (before.declared !== after.declared || before.params !== after.params || before.kind !== after.kind)
        changed.push([before, after]);
    }
  }
  const added = [...next.exports].flatMap(([key, after]) => (old.exports.has(key) ? [] : [after]));
  return {
    ...changes,
    added,
    sites: [...changes.removed.map((gone) => importSite(old.surface, gone)), ...changedSites(old, next, changed)],
  };
}

function changedSites(
  old: ParsedSurface,
  next: ParsedSurface,
  changed: readonly (readonly [ParsedExport, ParsedExport])[],
): readonly UseSite[] {
  if (changed.length === 0) return [];
  const directions = findDirections(old);
  return changed.flatMap(([before, after]) => {
    const given = new Set(useSitesOf(next, after, directions).map(({ text }) => text));
    return useSitesOf(old, before, directions).filter(({ text }) => !given.has(text));
  });
}

function isRebound({ calls: before }: ParsedExport, { calls: after }: ParsedExport): boolean {
  return before !== undefined && after !== undefined && operationKey(before) !== operationKey(after);
}

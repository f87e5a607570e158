import { keyOf } from "./directions.ts";
import { operationKey } from "./operation-route.ts";
import { memoize } from "./origins.ts";
import { exportKey, type ParsedExport, type ParsedSurface } from "./parsed-surface.ts";
import { namesIn } from "./type-text.ts";

/** Which exports belong to which operation. */
export interface Ownership {
  /** The function that an export belongs to: `InvoicingListRunsInput` → `invoicingListRuns`. */
  ownerOf(name: string): string | undefined;
  /** The operations that an export is of, or that need it: routes, sorted. */
  routesOf(exported: ParsedExport): readonly string[];
}

/** What generated names add to that of an operation's function. */
const suffix = /(?:Input|Output|Error|Item|Done|Pages|Query|InfiniteQuery|Mutation|Stream|Handler)?_?\d*$/;

export function createOwnership(surface: ParsedSurface): Ownership {
  const functions = new Map<string, string>();
  const namedBy = memoize((name) => new Set(namesIn(surface.exports.get(exportKey(".", name))?.declared ?? "")));
  for (const { name, calls } of surface.exports.values()) if (calls !== undefined) functions.set(name, calls);
  const ownerOf = memoize((name: string): string | undefined => {
    if (functions.has(name)) return name;
    const base = name.replace(suffix, "").replace(/^./u, (letter) => letter.toLowerCase());
    if (!functions.has(base)) return undefined;
    // A component may be called as if it were of an operation; then the operation does not name it.
    const isComponent = surface.exports.get(exportKey(".", name))?.kind === "type" && !namedBy(base).has(name);
    return isComponent ? undefined : base;
  });
  const users = findUsers(surface);
  return {
    ownerOf,
    routesOf(exported) {
      const owner = ownerOf(exported.name);
      const found = new Set<string>();
      const pending = [exportKey(exported.entry, exported.name)];
      const seen = new Set(pending);
      for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
        const route = surface.exports.get(key)?.calls;
        if (route !== undefined) found.add(route);
        const unseen = (users.get(key) ?? []).filter((user) => !seen.has(user));
        for (const user of unseen) seen.add(user);
        pending.push(...unseen);
      }
      const own = owner === undefined ? undefined : functions.get(owner);
      if (own !== undefined) return [own];
      if (found.size > 0) return [...found].sort();
      // A client object or a run is needed by no operation: it is of those that it is made of.
      const parts = namesIn(exported.declared).flatMap((word) => functions.get(ownerOf(word) ?? "") ?? []);
      return [...new Set(parts)].sort();
    },
  };
}

/** Keys of operations as the diff of documents has them. */
export function operationKeys(routes: readonly string[]): readonly string[] {
  return [...new Set(routes.map(operationKey))].sort();
}

/** Export → the exports whose declarations name it. A name before a colon is a property. */
function findUsers({ exports }: ParsedSurface): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>();
  for (const [user, { declared, entry }] of exports) {
    const names = declared.matchAll(
      /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|((?:\$[$\p{L}\p{N}]*\.)?[\p{L}_$][\p{L}\p{N}_$]*)(\??:)?/gu,
    );
    for (const [, name, property] of names) {
      const key = name === undefined || property !== undefined ? undefined : keyOf(name, entry);
      if (key === undefined || !exports.has(key)) continue;
      const known = users.get(key);
      if (known === undefined) users.set(key, [user]);
      else known.push(user);
    }
  }
  return users;
}

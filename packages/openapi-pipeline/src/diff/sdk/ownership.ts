import { headOf, keyOf } from "./directions.ts";
import { operationKey } from "./operation-route.ts";
import { exportKey, type ParsedExport, type ParsedSurface } from "./parsed-surface.ts";
import { eachNode } from "./type-text.ts";

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
  for (const { name, calls } of surface.exports.values()) if (calls !== undefined) functions.set(name, calls);
  const ownerOf = (name: string): string | undefined => {
    if (functions.has(name)) return name;
    const base = name.replace(suffix, "").replace(/^./u, (letter) => letter.toLowerCase());
    return functions.has(base) ? base : undefined;
  };
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
        for (const user of users.get(key) ?? []) if (!seen.has(user)) pending.push((seen.add(user), user));
      }
      const own = owner === undefined ? undefined : functions.get(owner);
      return own === undefined ? [...found].sort() : [own];
    },
  };
}

/** Keys of operations as the diff of documents has them. */
export function operationKeys(routes: readonly string[]): readonly string[] {
  return [...new Set(routes.map(operationKey))].sort();
}

/** Export → the exports whose declarations name it. */
function findUsers({ exports }: ParsedSurface): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>();
  for (const [user, { type, entry }] of exports) {
    eachNode(type, (node) => {
      const key = node.type === "TSTypeReference" ? keyOf(headOf(node.typeName), entry) : undefined;
      if (key !== undefined && exports.has(key)) users.set(key, [...(users.get(key) ?? []), user]);
    });
  }
  return users;
}

import type { ClientSurface } from "./client-surface.ts";
import type { Direction } from "./directions.ts";
import { exportKey, type ParsedExport, type ParsedSurface } from "./parsed-surface.ts";
import { readSites } from "./read-sites.ts";
import { typeOf, type UseSite } from "./use-site.ts";
import { writeSites } from "./write-sites.ts";

/** Everything that consumers may have written with one export, but its import. */
export function useSitesOf(
  surface: ParsedSurface,
  exported: ParsedExport,
  directions: ReadonlyMap<string, ReadonlySet<Direction>>,
): readonly UseSite[] {
  const { entry, name, kind, type } = exported;
  const travels = directions.get(exportKey(entry, name));
  // Another package's name: it has a version of its own.
  if (/^\$[\p{L}\p{N}]+\.[\w$]+$/u.test(exported.declared) || exported.declared === "unknown") return [];
  if (kind === "value")
    return readSites(surface, { exported, expression: localName(name), params: [], path: [] }, type);
  const read = { exported, expression: "value", params: [`value: ${typeOf(exported)}`], path: [] };
  return [
    ...(travels?.has("read") ? readSites(surface, read, type) : []),
    ...(travels?.has("write") ? writeSites(exported) : []),
  ];
}

/** What a use-site calls an export: the parameters of a use-site would hide some names. */
export function localName(name: string): string {
  return /^(?:api|input|value)$/.test(name) ? `$${name}` : name;
}

/** `import { invoicingListRuns } from "@rawr/workflows-client";` */
export function importSite(surface: ClientSurface, { entry, name, kind }: ParsedExport): UseSite {
  const specifier = entry === "." ? surface.name : `${surface.name}${entry.slice(1)}`;
  const local = localName(name) === name ? name : `${name} as ${localName(name)}`;
  const text = `import ${kind === "type" ? "type " : ""}{ ${local} } from ${JSON.stringify(specifier)};`;
  return { entry, name, path: [], kind: "import", text };
}

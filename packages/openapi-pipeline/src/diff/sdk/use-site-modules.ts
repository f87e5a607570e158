import type { ClientSurface } from "./client-surface.ts";
import { exportKey, type ParsedSurface } from "./parsed-surface.ts";
import type { UseSite } from "./use-site.ts";
import { importSite } from "./use-sites.ts";

/** Use-sites as modules: one for each entry of the package, one use-site on each line. */
export interface UseSiteModules {
  readonly modules: readonly (readonly string[])[];
  /** The use-site of a line. */
  siteAt(module: number, line: number): UseSite | undefined;
}

/** Writes the modules, with the imports that their use-sites need. */
export function writeModules(old: ParsedSurface, sites: readonly UseSite[]): UseSiteModules {
  const written = [...Map.groupBy(sites, ({ entry }) => entry)].map(([entry, own]) => {
    const imported = new Set(own.flatMap(({ name, kind }) => (kind === "import" ? [name] : [])));
    const header = [
      ...namespaces(old.surface),
      ...needed(old, entry, own).flatMap((name) => {
        const exported = old.exports.get(exportKey(entry, name));
        return exported === undefined || imported.has(name) ? [] : [importSite(old, exported).text];
      }),
    ];
    return { lines: [...header, ...own.map(({ text }) => text)], own, offset: header.length };
  });
  return {
    modules: written.map(({ lines }) => lines),
    siteAt: (module, line) => {
      const { own = [], offset = 0 } = written[module] ?? {};
      return own[line - offset];
    },
  };
}

function namespaces({ modules }: ClientSurface): readonly string[] {
  return Object.entries(modules).map(([alias, specifier]) => `import * as ${alias} from ${JSON.stringify(specifier)};`);
}

/** Every name of the entry that occurs in a use-site. One too many does no harm. */
function needed(old: ParsedSurface, entry: string, sites: readonly UseSite[]): readonly string[] {
  const words = new Set<string>();
  for (const { text, name } of sites) {
    words.add(name);
    for (const [word] of text.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)) words.add(word);
  }
  return [...words].filter((name) => old.exports.has(exportKey(entry, name))).sort();
}

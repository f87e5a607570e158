import { exportKey, type ParsedSurface } from "./parsed-surface.ts";
import { namesIn } from "./type-text.ts";
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
    const header = importsOf(old, entry, own);
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

/** The imports that use-sites need; a use-site may be one itself. */
function importsOf({ surface, exports }: ParsedSurface, entry: string, sites: readonly UseSite[]): readonly string[] {
  const words = new Set(sites.flatMap(({ text, name }) => [name, ...namesIn(text)]));
  const imported = new Set(sites.flatMap(({ name, kind }) => (kind === "import" ? [name] : [])));
  const modules = Object.entries(surface.modules).flatMap(([alias, specifier]) =>
    words.has(alias) ? [`import * as ${alias} from ${JSON.stringify(specifier)};`] : [],
  );
  const names = [...words].sort().flatMap((name) => {
    const exported = imported.has(name) ? undefined : exports.get(exportKey(entry, name));
    return exported === undefined ? [] : [importSite(surface, exported).text];
  });
  return [...modules, ...names];
}

import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join, relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { type Plugin, rolldown } from "rolldown";
import { serverOnly } from "../import-rules/server-only.ts";
import type { Breach } from "./guard.ts";
import { hasIngress } from "./ingress-path.ts";
import { filesOf } from "./source.ts";

const guard = "bundle";
const isServerOnly = new RegExp(serverOnly);

/** What a module of the bundle imports, by path relative to the root or by name. */
type Imports = ReadonlyMap<string, readonly string[]>;

/**
 * Bundles each micro-frontend and the console page for browsers, and looks at what went in: no module of the server, no
 * ingress path, not even one that is put together in several modules. Types are gone by then; the import rules see them.
 */
export async function checkBundles(root: string): Promise<Breach[]> {
  const breaches = await Promise.all(entriesOf(root).map((entry) => checkBundle(root, entry)));
  return breaches.flat();
}

function entriesOf(root: string): string[] {
  const plugins = filesOf(root, "plugins/web/*/package.json").flatMap((path) => {
    const { exports } = JSON.parse(readFileSync(join(root, path), "utf8")) as { exports?: Record<string, unknown> };
    return typeof exports?.["."] === "string" ? [join(path, "..", exports["."])] : [];
  });
  return [...plugins, "apps/server/src/shell/browser/main.ts"].filter((path) => existsSync(join(root, path)));
}

async function checkBundle(root: string, entry: string): Promise<Breach[]> {
  const imports = new Map<string, readonly string[]>();
  try {
    const build = await rolldown({
      input: join(root, entry),
      platform: "browser",
      tsconfig: false,
      onLog: () => undefined,
      plugins: [noteImports(realpathSync(root), imports)],
    });
    const { output } = await build.generate({ format: "esm", minify: true });
    await build.close();
    const text = output.map((file) => (file.type === "chunk" ? file.code : "")).join("\n");
    const fix = "Find what puts it together, and call the trigger's client instead.";
    const ingress = hasIngress(text) ? [{ guard, place: entry, facts: ["The bundle has the ingress path."], fix }] : [];
    return [...chainsToServer(imports, entry).map((chain) => reached(chain)), ...ingress];
  } catch (error) {
    const reason = stripVTControlCharacters(error instanceof Error ? error.message : String(error)).trim();
    const facts = ["It cannot be bundled for browsers:", ...reason.split("\n")];
    return [{ guard, place: entry, facts, fix: "Import what the package has for browsers." }];
  }
}

function reached([entry = "", ...rest]: readonly string[]): Breach {
  const arrows = rest.map((path, depth) => `${"   ".repeat(depth + 1)}→ ${path}`);
  const facts = [...arrows, "A module of the server is in the bundle of a page."];
  return { guard, place: entry, facts, fix: "Cut the chain at its first server-only import." };
}

function noteImports(root: string, imports: Map<string, readonly string[]>): Plugin {
  const nameOf = (id: string) => (id.startsWith("/") ? relative(root, id) : id).replaceAll("\\", "/");
  return {
    name: "note-imports",
    buildEnd() {
      for (const id of this.getModuleIds()) {
        const info = this.getModuleInfo(id);
        const found = [...(info?.importedIds ?? []), ...(info?.dynamicallyImportedIds ?? [])];
        imports.set(nameOf(id), found.map(nameOf));
      }
    },
  };
}

/** The shortest way to each server-only module that a module for browsers imports. */
function chainsToServer(imports: Imports, entry: string): string[][] {
  const chains: string[][] = [];
  const seen = new Set([entry]);
  const queue: string[][] = [[entry]];
  for (const chain of queue) {
    for (const next of imports.get(chain.at(-1) ?? "") ?? []) {
      if (seen.has(next) || next.startsWith("\0")) continue;
      seen.add(next);
      (isServerOnly.test(next) ? chains : queue).push([...chain, next]);
    }
  }
  return chains;
}

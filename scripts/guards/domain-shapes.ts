import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { filesOf, isTest } from "./source.ts";

/** An object that a capability's domain describes. */
export interface DomainShape {
  /** Name under which it is exported, with the way to it where it is a part. */
  readonly name: string;
  readonly path: string;
  /** Name of the capability's package. */
  readonly package: string;
  readonly properties: readonly string[];
  readonly required: readonly string[];
}

/** What the domains of the workspace describe, and the modules that could not be asked. */
export interface DomainShapes {
  readonly shapes: readonly DomainShape[];
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
}

/** Every object schema that a capability's domain/ exports, and those of unions. The modules are pure, so they are run. */
export async function readDomainShapes(root: string): Promise<DomainShapes> {
  const shapes: DomainShape[] = [];
  const unreadable: { path: string; reason: string }[] = [];
  for (const path of filesOf(root, "packages/*/src/domain/**/*.ts").filter((each) => !isTest(each))) {
    try {
      const exports = (await import(pathToFileURL(join(root, path)).href)) as Record<string, unknown>;
      const capability = packageOf(root, path);
      for (const [name, value] of Object.entries(exports))
        shapes.push(...objectsOf(value).map((each) => ({ name, path, package: capability, ...each })));
    } catch (error) {
      unreadable.push({ path, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return { shapes, unreadable };
}

function packageOf(root: string, path: string): string {
  const manifest = join(root, path.replace(/\/src\/.*$/, ""), "package.json");
  return existsSync(manifest) ? String(JSON.parse(readFileSync(manifest, "utf8")).name) : path;
}

function objectsOf(value: unknown): Pick<DomainShape, "properties" | "required">[] {
  if (typeof value !== "object" || value === null) return [];
  const { type, properties, required, anyOf } = value as Record<string, unknown>;
  if (Array.isArray(anyOf)) return anyOf.flatMap(objectsOf);
  if (type !== "object" || typeof properties !== "object" || properties === null) return [];
  return [{ properties: Object.keys(properties), required: Array.isArray(required) ? required.map(String) : [] }];
}

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

/** Every object schema that a capability's domain/ exports, and those of unions. The modules are pure, so they are run. */
export async function readDomainShapes(root: string): Promise<DomainShape[]> {
  const shapes: DomainShape[] = [];
  for (const path of filesOf(root, "packages/*/src/domain/**/*.ts").filter((each) => !isTest(each))) {
    const exports = (await import(pathToFileURL(join(root, path)).href)) as Record<string, unknown>;
    const manifest = join(root, path.replace(/\/src\/.*$/, ""), "package.json");
    const name = existsSync(manifest) ? String(JSON.parse(readFileSync(manifest, "utf8")).name) : path;
    for (const [key, value] of Object.entries(exports)) {
      const objects = objectsOf(value);
      shapes.push(...objects.map((each) => ({ name: key, path, package: name, ...each })));
    }
  }
  return shapes;
}

function objectsOf(value: unknown): Pick<DomainShape, "properties" | "required">[] {
  if (typeof value !== "object" || value === null) return [];
  const { type, properties, required, anyOf } = value as Record<string, unknown>;
  if (Array.isArray(anyOf)) return anyOf.flatMap(objectsOf);
  if (type !== "object" || typeof properties !== "object" || properties === null) return [];
  return [{ properties: Object.keys(properties), required: Array.isArray(required) ? required.map(String) : [] }];
}

import { type DomainShape, readDomainShapes } from "./domain-shapes.ts";
import type { Breach } from "./guard.ts";
import { filesOf, isTest, placeOf, readSource } from "./source.ts";
import { type WrittenShape, writtenShapes } from "./written-shapes.ts";

/** One property alone says nothing: half of all objects have an id. */
const fewest = 2;

/**
 * What a capability's domain describes, nobody describes again: no schema, interface or type in plugins and apps has
 * exactly the properties of one of its schemas, all of them or the required ones. A copy that leaves something out or
 * adds something is not seen, nor one that is put together with `&`, `extends` or a spread.
 */
export async function checkPayloadShapes(root: string): Promise<Breach[]> {
  const shapes = await readDomainShapes(root);
  const files = filesOf(root, "plugins/*/*/src/**/*.ts", "apps/*/src/**/*.ts").filter((path) => !isTest(path));
  return files.flatMap((path) => {
    const source = readSource(root, path);
    return writtenShapes(source).flatMap((written) => {
      const original = shapes.find((each) => isCopy(written, each));
      if (original === undefined) return [];
      const { name, package: capability } = original;
      const entry = path.startsWith("plugins/web/") ? `${capability}/browser` : capability;
      return {
        guard: "payload-shape-twice",
        place: placeOf(source, written.start),
        facts: [`${written.kind} has the properties of ${name} in ${original.path}: ${written.properties.join(", ")}.`],
        fix: `Import ${name}, or the type beside it, from "${entry}".`,
      };
    });
  });
}

function isCopy({ properties }: WrittenShape, original: DomainShape): boolean {
  const written = new Set(properties);
  const isSame = (names: readonly string[]) =>
    names.length >= fewest && names.length === written.size && names.every((name) => written.has(name));
  return isSame(original.properties) || isSame(original.required);
}

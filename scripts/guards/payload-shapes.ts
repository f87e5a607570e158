import { type DomainShape, readDomainShapes } from "./domain-shapes.ts";
import type { Breach } from "./guard.ts";
import { filesOf, isTest, placeOf, readSource } from "./source.ts";
import { type WrittenShape, writtenShapes } from "./written-shapes.ts";

const guard = "payload-shape-twice";

/** One property alone says nothing: half of all objects have an id. A copy that has drifted has to share more. */
const fewest = { same: 2, drifted: 3 };

/** Part of the properties of both that a drifted copy shares. On this repository nothing innocent comes above a half. */
const drifted = 3 / 4;

/**
 * What a capability's domain describes, nobody describes again: no schema, interface or type in plugins and apps has the
 * properties of one of its schemas, all of them, the required ones, or nearly all. One that is put together with `&`,
 * `extends` or a spread is not seen, nor one under other names.
 */
export async function checkPayloadShapes(root: string): Promise<Breach[]> {
  const { shapes, unreadable } = await readDomainShapes(root);
  const files = filesOf(root, "plugins/*/*/src/**/*.ts", "apps/*/src/**/*.ts").filter((path) => !isTest(path));
  const copies = files.flatMap((path) => {
    const source = readSource(root, path);
    return writtenShapes(source).flatMap((written) => {
      const original = shapes.find((each) => isCopy(written, each));
      if (original === undefined) return [];
      const { name, package: capability } = original;
      const entry = path.startsWith("plugins/web/") ? `${capability}/browser` : capability;
      return {
        guard,
        place: placeOf(source, written.start),
        facts: [`${written.kind} describes what ${name} of ${original.path} does: ${written.properties.join(", ")}.`],
        fix: `Import ${name}, or the type beside it, from "${entry}".`,
      };
    });
  });
  return [...unreadable.map(notAsked), ...copies];
}

function notAsked({ path, reason }: { readonly path: string; readonly reason: string }): Breach {
  const facts = ["Its schemas cannot be read, because it cannot be imported:", ...reason.split("\n")];
  return { guard, place: path, facts, fix: "Mend the module; domain/ runs anywhere, without its surroundings." };
}

function isCopy({ properties }: WrittenShape, original: DomainShape): boolean {
  const written = new Set(properties);
  const isSame = (names: readonly string[]) =>
    names.length >= fewest.same && names.length === written.size && names.every((name) => written.has(name));
  const shared = original.properties.filter((name) => written.has(name)).length;
  const all = original.properties.length + written.size - shared;
  const isDrifted = shared >= fewest.drifted && shared / all >= drifted;
  return isSame(original.properties) || isSame(original.required) || isDrifted;
}

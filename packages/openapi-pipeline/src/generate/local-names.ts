import type { GeneratedFile, ImportedName } from "./generated-file.ts";
import type { ClientModel, TypeText } from "./model/client-model.ts";
import { createNamer } from "./model/names.ts";

/** Keeps the names of one generated file apart from those that it imports of the document. */
export interface LocalNames {
  /** A name that nothing else in the file has: the one asked for, if it is free. */
  claim(name: string): string;
  /** Imports a name that is not the document's, under another one if it must be; the same import gives the same name. */
  import(file: GeneratedFile, imported: ImportedName): string;
}

/** Names are taken by every function and every type that an entry may import. */
export function localNames(model: ClientModel): LocalNames {
  const namer = createNamer(namesOf(model));
  const imported = new Map<string, string>();
  return {
    claim: (name) => namer.claim(name),
    import(file, { name, from, type = false }) {
      const key = `${from} ${name}`;
      const local = imported.get(key) ?? namer.claim(name);
      imported.set(key, local);
      file.import({ name: local === name ? name : `${name} as ${local}`, from, type });
      return local;
    },
  };
}

/** Exports types of the runtime, which a caller's own declarations may have to name. */
export function reexportTypes(file: GeneratedFile, names: LocalNames, types: readonly ImportedName[]): void {
  const list = types.map((imported) => {
    const local = names.import(file, { ...imported, type: true });
    return local === imported.name ? local : `${local} as ${imported.name}`;
  });
  file.print(`export type { ${list.join(", ")} };`);
}

/** The text of a type, with everything in it imported. */
export function typeText(file: GeneratedFile, { text, uses }: TypeText, from: string): string {
  for (const name of uses) file.import({ name, from, type: true });
  return text;
}

function* namesOf(model: ClientModel): Generator<string> {
  for (const { output, input } of model.components.values()) yield* [output, input];
  for (const { name } of model.declarations) yield name;
  for (const operation of model.operations) {
    yield* [operation.functionName, operation.errorType, ...operation.output.type.uses];
    yield* operation.errors.flatMap(({ type }) => type.uses);
    yield* operation.output.returns?.uses ?? [];
    if (operation.input.type !== undefined) yield operation.input.type;
  }
}

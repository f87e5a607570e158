import type { OpenApiDocument } from "@rawr/openapi-document";
import type { OutputFile } from "../../../artifacts/output-file.ts";
import type { Dismantled } from "../../incremental.ts";
import { openTypes } from "../../model/types-document.ts";
import { componentKey } from "../../slice.ts";
import type { SourceModule } from "../../syntax.ts";

export const typesFile = "types.gen.ts";

/** What hey-api writes first, whatever the document. */
const ownType = "ClientOptions";

/** Declarations that are ours: no schema says "any other string". */
const ownDeclarations: Readonly<Record<string, string>> = {
  [openTypes.string]: `/** Any other string: a newer server may know more values than this package. */\nexport type ${openTypes.string} = string & {};`,
  [openTypes.number]: `/** Any other number: a newer server may know more values than this package. */\nexport type ${openTypes.number} = number & {};`,
};

/** Attributes every declaration to the schema that it is made from; `undefined` when one is missing or left over. */
export function dismantleTypes(module: SourceModule, document: OpenApiDocument): Dismantled<string, null> | undefined {
  const texts = new Map(module.chunks.map(({ names, text }) => [names[0] ?? "", text]));
  texts.delete(ownType);
  const names = Object.keys(document.components?.schemas ?? {});
  const parts = names.map((name) => [name, ownDeclarations[name] ?? texts.get(name)] as const);
  const sound = module.stray === undefined && texts.size === names.length;
  if (!sound || parts.some(([, text]) => text === undefined)) return undefined;
  return { parts: new Map(parts.map(([name, text]) => [componentKey("schemas", name), text ?? ""])), frame: null };
}

/** Puts the declarations together again, in the order of the document. */
export function assembleTypes(
  parts: readonly (readonly [key: string, text: string])[],
  preamble: readonly string[],
): OutputFile {
  const body = parts.map(([, text]) => text).join("\n\n");
  // A package without types is a module all the same.
  return { path: typesFile, contents: `${preamble.join("\n")}\n\n${body === "" ? "export {};" : body}\n` };
}

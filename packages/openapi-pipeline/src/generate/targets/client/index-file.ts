import type { OutputFile } from "../../../artifacts/output-file.ts";
import { createGeneratedFile } from "../../generated-file.ts";
import { modules } from "../../model/client-model.ts";
import { passedOnTypes, passedOnValues } from "../../model/runtime-names.ts";
import { runtimeModule } from "./type-texts.ts";

/** `index.ts`: everything by `export *`, whose names are distinct by the model, and the runtime's by name. */
export function indexFile(preamble: readonly string[]): OutputFile {
  const file = createGeneratedFile("index.ts", preamble);
  file.print(
    "export {",
    ...passedOnValues.map((name) => `  ${name},`),
    ...passedOnTypes.map((name) => `  type ${name},`),
    `} from "${runtimeModule}";`,
    `export * from "${modules.client}";`,
    `export * from "${modules.operations}";`,
    `export type * from "${modules.types}";`,
  );
  return file.toFile();
}

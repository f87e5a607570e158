import type { GeneratedFile } from "../../generated-file.ts";
import { type ClientOperation, modules, type TypeText } from "../../model/client-model.ts";

export const runtimeModule = "@rawr/client-runtime";

/** The text of a type, with the names in it imported. */
export function printType(file: GeneratedFile, type: TypeText): string {
  for (const name of type.uses) file.import({ name, from: modules.types, type: true });
  return type.text;
}

/** The input's type; an operation without input takes `undefined`. */
export function printInput(file: GeneratedFile, { input }: ClientOperation): string {
  return input.type === undefined ? "undefined" : printType(file, { text: input.type, uses: [input.type] });
}

/** `Call`, or `OptionalCall` when the input may be left out. */
export function callType(file: GeneratedFile, { input }: ClientOperation, name: string): string {
  return fromRuntime(file, input.optional ? `Optional${name}` : name);
}

/** A type of the runtime. */
export function fromRuntime(file: GeneratedFile, name: string): string {
  return file.import({ name, from: runtimeModule, type: true });
}

/** A value of the runtime. */
export function valueFromRuntime(file: GeneratedFile, name: string): string {
  return file.import({ name, from: runtimeModule });
}

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { diagnose } from "../../../diagnostics/table.ts";
import type { ClientModel, ClientOperation } from "../../model/client-model.ts";
import { nameOf } from "../../operations.ts";
import type { SourceModule } from "../../syntax.ts";

const tool = "hey-api";

/** Holds `types.gen.ts` against the model: every type is there, and nothing but types. */
export function verifyTypes(model: ClientModel, names: readonly string[], module: SourceModule): Diagnostic[] {
  const written = new Set(module.chunks.flatMap((chunk) => chunk.names));
  const missing = new Set(names.filter((name) => !written.has(name)));
  const lost = model.operations.flatMap((operation) => {
    const name = typesOfOperation(operation).find((each) => missing.has(each));
    if (name === undefined) return [];
    const { route, entry } = operation;
    const reason = `its type ${name} is not exported`;
    return [diagnose("generated-operation-missing", { tool, operation: nameOf(entry), route, reason })];
  });
  const [first] = missing;
  return [
    ...lost,
    ...(first !== undefined && lost.length === 0
      ? [diagnose("generator-failed", { tool, reason: `it wrote no type ${first}` })]
      : []),
    ...(module.stray === undefined
      ? []
      : [diagnose("generated-code-unexpected", { tool, file: module.file, statement: module.stray })]),
  ];
}

/** Names of `types.gen.ts` that an operation's function and errors mention. */
export function typesOfOperation({ input, output, errors, pagination }: ClientOperation): string[] {
  const texts = [output.type, output.returns, pagination?.item, ...errors.map(({ type }) => type)];
  return [...new Set([input.type, ...texts.flatMap((text) => text?.uses)])].filter((name) => name !== undefined);
}

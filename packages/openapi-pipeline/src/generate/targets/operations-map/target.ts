import type { OutputFile } from "../../../artifacts/output-file.ts";
import { createGeneratedFile } from "../../generated-file.ts";
import { literal } from "../../literal.ts";
import type { ClientModel, ClientOperation } from "../../model/client-model.ts";
import { stringLiteral } from "../../safe-text.ts";

/** `operations-map.gen.ts`: what is known of each operation, as data, by the name of its function. */
export function operationsMapFiles(model: ClientModel, preamble: readonly string[]): readonly OutputFile[] {
  const file = createGeneratedFile("operations-map.gen.ts", preamble);
  file.print(...operationInfo, "");
  file.comment("Every operation, by the name of the function that calls it.");
  file.print(
    "export interface Operations {",
    ...model.operations.map(
      ({ functionName, entry }) =>
        `  readonly ${functionName}: OperationInfo<${stringLiteral(entry.method.toUpperCase())}, ${stringLiteral(entry.path)}>;`,
    ),
    "}",
    "",
  );
  file.comment("Every operation, by the name of the function that calls it.");
  file.print(
    "export const operations: Operations = {",
    ...model.operations.map((operation) => `  ${operation.functionName}: ${literal(infoOf(operation))},`),
    "};",
  );
  return [file.toFile()];
}

/** Written out in each client, so that the map needs no import. */
const operationInfo: readonly string[] = [
  "/** What the document says of one operation. */",
  "export interface OperationInfo<Method extends string = string, Path extends string = string> {",
  "  /** `operationId`; `null` when the document gives none. */",
  "  readonly id: string | null;",
  "  /** Upper case. */",
  "  readonly method: Method;",
  "  /** Path template of the document. */",
  "  readonly path: Path;",
  "  /** Who it is published to; `null` when the document does not say. */",
  "  readonly audience: string | null;",
  "  /** Every scope that one of its security requirements asks for, sorted. */",
  "  readonly scopes: readonly string[];",
  "  /** Sending it twice does what sending it once does. */",
  "  readonly idempotent: boolean;",
  "  readonly deprecated: boolean;",
  "  /** When it goes away, as the document writes it; `null` when it says nothing. */",
  "  readonly sunset: string | null;",
  "}",
];

function infoOf(operation: ClientOperation): object {
  return {
    id: operation.id ?? null,
    method: operation.entry.method.toUpperCase(),
    path: operation.entry.path,
    audience: operation.audience ?? null,
    scopes: operation.scopes,
    idempotent: operation.idempotent,
    deprecated: operation.deprecated,
    sunset: operation.sunset ?? null,
  };
}

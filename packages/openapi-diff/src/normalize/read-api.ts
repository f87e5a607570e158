import { asOpenApi31, isObject } from "@rawr/openapi-document";
import type { Api, ApiOperation, Text } from "../model.ts";
import { takeCensus } from "./census.ts";
import { checkInput } from "./check-input.ts";
import { reportLostReferences } from "./lost-references.ts";
import { readPathItem } from "./operations.ts";
import { pathShape, templateNames } from "./paths.ts";
import { Reader } from "./reader.ts";
import { documentLevel, elsewhere } from "./station.ts";
import { textsOf } from "./texts.ts";

/**
 * A parsed and bundled OpenAPI 3.0, 3.1 or 3.2 document as callers meet it. Throws `DiffInputError` for what is no such
 * document; whatever cannot be read inside one is among the `problems`. The result shares the document, so do not change
 * it afterwards.
 */
export function readApi(input: unknown): Api {
  const checked = checkInput(input);
  const census = takeCensus(checked);
  const reader = new Reader(asOpenApi31(checked));
  reportLostReferences(reader, census);
  const operations = new Map<string, ApiOperation>();
  for (const operation of [...readPaths(reader), ...readWebhooks(reader)]) {
    if (operations.has(operation.key))
      reader.problem(
        operation.pointer,
        `The operation \`${operation.key}\` is there twice: paths are the same when only names in them differ.`,
      );
    else operations.set(operation.key, operation);
  }
  return { document: reader.document, operations, texts: documentTexts(reader), problems: reader.problems };
}

function readPaths(reader: Reader): ApiOperation[] {
  const inherited = documentLevel(reader);
  return reader.entries(reader.document.paths, "/paths").flatMap((entry) => {
    if (entry.key.startsWith("x-")) return [];
    const path = entry.key;
    const shape = pathShape(path);
    const key = (method: string): string => `${method} ${shape}`;
    return readPathItem(reader, entry, { ...inherited, key, path, names: templateNames(path), initiator: "caller" });
  });
}

function readWebhooks(reader: Reader): ApiOperation[] {
  return reader.entries(reader.document.webhooks, "/webhooks").flatMap((entry) => {
    const key = (method: string): string => `webhook ${method} ${entry.key}`;
    return readPathItem(reader, entry, { ...elsewhere, key, path: entry.key, names: [], initiator: "server" });
  });
}

function documentTexts(reader: Reader): Text[] {
  const { document } = reader;
  const info = isObject(document.info) ? document.info : {};
  const components = isObject(document.components) ? document.components : {};
  const described = [
    ...reader.items(document.servers, "/servers"),
    ...reader.entries(components.securitySchemes, "/components/securitySchemes"),
  ];
  return [
    ...textsOf({ node: document, pointer: "" }, ["tags", "externalDocs"]),
    ...textsOf({ node: info, pointer: "/info" }, [
      "title",
      "summary",
      "description",
      "termsOfService",
      "contact",
      "license",
    ]),
    ...described.flatMap(({ value, pointer }) =>
      isObject(value) ? textsOf({ node: value, pointer }, ["description"]) : [],
    ),
  ];
}

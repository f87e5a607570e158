import type { GeneratedFile } from "../../generated-file.ts";
import type { BodyPlan, ClientOperation } from "../../model/client-model.ts";
import { stringLiteral } from "../../safe-text.ts";
import { valueFromRuntime } from "./type-texts.ts";

/** The second argument of `operation` and `stream`, with the comma before it; empty when there is nothing to say. */
export function printTraits(file: GeneratedFile, operation: ClientOperation): string {
  const { output, method } = { output: operation.output, method: operation.entry.method };
  const traits = [
    ...encode(file, operation),
    ...decode(file, operation),
    ...(output.accept === undefined ? [] : [`accept: ${stringLiteral(output.accept)}`]),
    // A stream that ends by an event is not over when the connection is.
    ...(output.terminal === undefined ? [] : [`terminal: ${output.terminal}`]),
    ...(output.decoding === "stream" && output.type.text === "string" ? ["text: true"] : []),
    ...(operation.allStyles ? [`styles: ${valueFromRuntime(file, "allStyles")}`] : []),
    ...(operation.idempotencyKey ? [`prepare: ${valueFromRuntime(file, "idempotencyKey")}`] : []),
    ...(operation.idempotent && (method === "post" || method === "patch") ? ["idempotent: true"] : []),
    ...(operation.anonymous ? ["anonymous: true"] : []),
  ];
  return traits.length === 0 ? "" : `, { ${traits.join(", ")} }`;
}

/** esbuild keeps an operation that nobody imports when a call among its traits may have an effect. */
const pure = "/* @__PURE__ */ ";

function encode(file: GeneratedFile, { input }: ClientOperation): string[] {
  if (input.body === undefined) return [];
  const { shape, required } = input.body;
  const written = encoder(file, input.body);
  // A whole body is not sent when its key is not given.
  if (shape === "whole" || required) return written === "" ? [] : [`encode: ${written}`];
  return [`encode: ${pure}${valueFromRuntime(file, "unlessEmpty")}(${written})`];
}

/** What writes the body; empty for `application/json`. */
function encoder(file: GeneratedFile, { encoding, mediaType }: BodyPlan): string {
  if (encoding === "form" || encoding === "multipart") return valueFromRuntime(file, `${encoding}Body`);
  if (encoding === "json" && (mediaType === "application/json" || mediaType.includes("*"))) return "";
  // A range is no media type of a body; whoever knows better gives the header.
  const range = encoding === "text" ? "text/plain" : "application/octet-stream";
  const name = stringLiteral(mediaType.includes("*") ? range : mediaType);
  return `${pure}${valueFromRuntime(file, `${encoding}Body`)}(${name})`;
}

const decoders = {
  optionalJson: "optionalJson",
  none: "noContent",
  text: "textResponse",
  blob: "blobResponse",
  any: "anyResponse",
} as const;

function decode(file: GeneratedFile, { output }: ClientOperation): string[] {
  const { decoding } = output;
  if (decoding === "json" || decoding === "stream") return [];
  return [`decode: ${valueFromRuntime(file, decoders[decoding])}`];
}

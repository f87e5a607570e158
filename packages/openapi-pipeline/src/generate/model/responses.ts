import type { JsonSchema, OpenApiDocument, ResponseObject } from "@rawr/openapi-document";
import type { OperationEntry } from "../operations.ts";
import type { ErrorPlan, OutputPlan, ResponsePlan, TypeText } from "./client-model.ts";
import { contentsOf, encodingOf, exampleOf, preferredContent } from "./media-types.ts";
import { schemaOf } from "./parameters.ts";
import { follow, literalsOf, propertiesOf, recordOf, variantsOf } from "./schema-shape.ts";
import type { TypeTable } from "./type-table.ts";

/** An operation's answers, in the order of the document. */
export interface Answers {
  readonly successes: readonly ResponsePlan[];
  readonly failures: readonly ResponsePlan[];
}

/** Reads the responses. `default` stands for errors, unless it is the only answer. */
export function readAnswers(document: OpenApiDocument, { operation }: OperationEntry): Answers {
  const all = Object.entries(recordOf(operation.responses)).map(([status, response]) =>
    readAnswer(status.toUpperCase(), follow(document, response)),
  );
  const successes = all.filter(({ status }) => /^2/.test(status));
  const failures = all.filter(({ status }) => /^[45]/.test(status));
  const other = all.filter(({ status }) => status === "default");
  const only = successes.length === 0 && !all.some(({ status }) => /^3/.test(status));
  return only ? { successes: other, failures } : { successes, failures: [...failures, ...other] };
}

function readAnswer(status: string, response: ResponseObject): ResponsePlan {
  const contents = contentsOf(response.content);
  const content = preferredContent(contents);
  return {
    status: status === "DEFAULT" ? "default" : status,
    mediaType: content?.mediaType,
    alternatives: contents.map(({ mediaType }) => mediaType).filter((each) => isAlternative(each, content?.mediaType)),
    schema: content && schemaOf(content.media.schema),
    example: content && exampleOf(content.media),
  };
}

/** XML, YAML or a form beside JSON is the same answer in another syntax; nobody asks for it. */
function isAlternative(mediaType: string, chosen: string | undefined): boolean {
  if (chosen === undefined || mediaType === "text/event-stream" || chosen === "text/event-stream") return false;
  return kindOf(mediaType) !== kindOf(chosen) && !/[/+](?:xml|x?-?yaml)$|urlencoded|^multipart\//.test(mediaType);
}

const nothing: TypeText = { text: "undefined", uses: [] };

/** What the answers come to as one type, and how it is read. */
export function planOutput(
  document: OpenApiDocument,
  entry: OperationEntry,
  scope: { readonly types: TypeTable; readonly base: string; readonly answers: Answers },
): OutputPlan {
  const { types, base } = scope;
  const responses = scope.answers.successes;
  const plan = { responses, returns: undefined, item: undefined, done: undefined, terminal: undefined };
  if (entry.method === "head") return { ...plan, type: nothing, decoding: "none", accept: undefined };
  if (responses.length === 0) {
    return { ...plan, type: { text: "unknown", uses: [] }, decoding: "any", accept: "*/*" };
  }
  const stream = responses.find(({ mediaType }) => mediaType === "text/event-stream");
  if (stream !== undefined && responses.every((each) => each === stream || each.mediaType === undefined)) {
    return { ...planStream(document, stream, { types, base }), responses, accept: undefined };
  }
  const chosen = responses.flatMap(({ mediaType }) => mediaType ?? []);
  const mediaTypes = [...new Set([...chosen, ...responses.flatMap(({ alternatives }) => alternatives)])];
  const kinds = new Set(mediaTypes.map(kindOf));
  const [kind, ...others] = kinds;
  const mayBeEmpty = responses.some(({ mediaType }) => mediaType === undefined);
  const usual = mediaTypes.every((mediaType) => mediaType === "application/json");
  return {
    ...plan,
    type: unionOf(bodyTypes(responses, { types, base })),
    decoding: others.length > 0 ? "any" : decodingOf(kind, mayBeEmpty),
    accept: usual ? undefined : mediaTypes.join(", "),
  };
}

function decodingOf(kind: "json" | "text" | "blob" | undefined, mayBeEmpty: boolean): OutputPlan["decoding"] {
  if (kind === undefined) return "none";
  if (!mayBeEmpty) return kind;
  return kind === "json" ? "optionalJson" : "any";
}

function kindOf(mediaType: string): "json" | "text" | "blob" {
  const encoding = encodingOf(mediaType);
  if (encoding === "json") return "json";
  return encoding === "text" || encoding === "form" ? "text" : "blob";
}

interface Naming {
  readonly types: TypeTable;
  /** Name of the operation in types, `InvoicingListRuns`. */
  readonly base: string;
}

/** The type of each answer's body; a schema that stands there twice has one name. */
function bodyTypes(responses: readonly ResponsePlan[], { types, base }: Naming): TypeText[] {
  const distinct = new Set(responses.flatMap(({ schema }) => (schema === undefined ? [] : [JSON.stringify(schema)])));
  const known = new Map<string, TypeText>();
  return responses.flatMap(({ status, mediaType, alternatives, schema = {} }) => {
    if (mediaType === undefined) return [nothing];
    const others = alternatives.map(plainType);
    if (kindOf(mediaType) !== "json") return [plainType(mediaType), ...others];
    const key = JSON.stringify(schema);
    const type = known.get(key) ?? types.refer(schema, `${base}Output${distinct.size > 1 ? status : ""}`, "output");
    known.set(key, type);
    return [type, ...others];
  });
}

/** The type of an answer that is not JSON. */
function plainType(mediaType: string): TypeText {
  return { text: { json: "unknown", text: "string", blob: "Blob" }[kindOf(mediaType)], uses: [] };
}

/** Each part once, in order. */
export function unionOf(parts: readonly TypeText[]): TypeText {
  const texts = [...new Set(parts.map(({ text }) => text))];
  const text = texts.includes("unknown") ? "unknown" : texts.join(" | ");
  return { text, uses: text === "unknown" ? [] : [...new Set(parts.flatMap(({ uses }) => uses))] };
}

/** The envelope that our documents have for an event: `message`, `done`, `error`. */
export function envelopeOf(document: OpenApiDocument, schema: JsonSchema | undefined): ReadonlyMap<string, JsonSchema> {
  return new Map(
    variantsOf(document, schema).flatMap((variant) => {
      const properties = propertiesOf(document, variant);
      const [event] = literalsOf(document, properties.find(({ name }) => name === "event")?.schema) ?? [];
      const data = properties.find(({ name }) => name === "data");
      return typeof event === "string" ? [[event, data?.schema ?? {}] as const] : [];
    }),
  );
}

function planStream(document: OpenApiDocument, response: ResponsePlan, { types, base }: Naming) {
  const envelope = envelopeOf(document, response.schema);
  const item = envelope.has("message") ? envelope.get("message") : response.schema;
  const done = envelope.get("done");
  return {
    decoding: "stream" as const,
    item,
    done,
    terminal: envelope.has("message") ? done !== undefined : undefined,
    type: types.refer(item ?? {}, `${base}Item`, "output"),
    returns: done === undefined ? nothing : types.refer(done, `${base}Return`, "output"),
  };
}

/** The typed errors: from the answers, and from the stream. */
export function planErrors(
  document: OpenApiDocument,
  output: OutputPlan,
  scope: { readonly types: TypeTable; readonly base: string; readonly answers: Answers },
): ErrorPlan[] {
  const stream =
    output.decoding === "stream" ? envelopeOf(document, output.responses[0]?.schema).get("error") : undefined;
  const inStream: ResponsePlan[] =
    stream === undefined
      ? []
      : [{ status: "stream", mediaType: "application/json", alternatives: [], schema: stream, example: undefined }];
  const seen = new Set<string>();
  return [...scope.answers.failures, ...inStream]
    .flatMap((failure) => planFailure(document, failure, scope))
    .filter((plan) => {
      const key = plan.code === undefined ? plan.status : plan.type.text;
      return !seen.has(key) && seen.add(key);
    });
}

function planFailure(document: OpenApiDocument, failure: ResponsePlan, { types, base }: Naming): ErrorPlan[] {
  const { status, mediaType, schema, example } = failure;
  if (mediaType === undefined || schema === undefined || encodingOf(mediaType) !== "json") return [];
  const variants = variantsOf(document, schema);
  const codes = variants.map((variant) => constantCode(document, variant));
  const wanted = `${base}Problem${/^\d/.test(status) ? status : ""}`;
  if (codes.every((code) => code !== undefined)) {
    return variants.map((variant, index) => ({
      ...{ status, mediaType, schema: variant, example, codeVaries: false },
      type: types.refer(variant, wanted, "output"),
      code: codes[index],
    }));
  }
  if (status === "stream") return [];
  const codeVaries = variants.some((variant) => mayHaveCode(document, variant));
  const type = types.refer(schema, wanted, "output");
  return [{ status, mediaType, schema, example, codeVaries, type, code: undefined }];
}

function constantCode(document: OpenApiDocument, variant: JsonSchema): string | undefined {
  const code = propertiesOf(document, variant).find(({ name }) => name === "code");
  const literals = code?.required ? literalsOf(document, code.schema) : undefined;
  const [value] = literals ?? [];
  return literals?.length === 1 && typeof value === "string" ? value : undefined;
}

function mayHaveCode(document: OpenApiDocument, variant: JsonSchema): boolean {
  const properties = propertiesOf(document, variant);
  return properties.length === 0 || properties.some(({ name }) => name === "code");
}

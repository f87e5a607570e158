import { isObject, type JsonSchema } from "@rawr/openapi-document";
import type { Parameter, Step, Workflow } from "./arazzo.ts";
import { jsonSchemaOf, listOf, mediaOf, type NamedOperation, type Source } from "./operations.ts";

/** What a run of a workflow has to be told, and where the trigger's request carries it. */
export interface PlannedInputs {
  readonly inputs?: JsonSchema;
  /** The credential, which every step sends. */
  readonly common: Pick<Workflow, "parameters">;
  readonly request: Pick<Step, "parameters" | "requestBody">;
}

/** What the trigger requires, with the document's examples as defaults, and a credential that is never a default. */
export function planInputs(source: Source, trigger: NamedOperation): PlannedInputs {
  const properties: Record<string, JsonSchema> = {};
  const required = trigger.parameters.filter((each) => each.required === true);
  const parameters = required.map((each): Parameter => {
    const schema = source.follow(each.schema);
    properties[each.name] = input(schema, each.example ?? listOf(schema.examples)[0], each.description);
    return { name: each.name, in: each.in, value: `$inputs.${each.name}` };
  });
  const body = planBody(source, trigger, properties);
  const credential = planCredential(source, trigger, properties);
  const names = Object.keys(properties);
  return {
    ...(names.length > 0 && { inputs: { type: "object", required: names, properties } }),
    common: credential ? { parameters: [credential] } : {},
    request: { ...(parameters.length > 0 && { parameters }), ...(body && { requestBody: body }) },
  };
}

function planBody(source: Source, trigger: NamedOperation, properties: Record<string, JsonSchema>) {
  const contentType = "application/json";
  const schema = jsonSchemaOf(source, trigger.operation.requestBody);
  if (schema === undefined) return undefined;
  const { example } = mediaOf(source, trigger.operation.requestBody, contentType);
  const payload: Record<string, string> = {};
  for (const name of listOf(schema.required).map(String)) {
    const property = source.follow(schema.properties?.[name]);
    const shown = isObject(example) ? example[name] : listOf(property.examples)[0];
    properties[name] = input(property, shown, undefined);
    payload[name] = `$inputs.${name}`;
  }
  return { contentType, payload };
}

/** The shape of one input; a reference into the API's document would lead nowhere from here. */
function input(schema: JsonSchema, example: unknown, description: unknown): JsonSchema {
  const { type, enum: values, description: own } = schema;
  const text = description ?? own;
  return {
    ...(type !== undefined && { type }),
    ...(typeof text === "string" && { description: text }),
    ...(values !== undefined && { enum: values }),
    ...(example !== undefined && { default: example }),
  };
}

/** The first alternative that asks for one header or cookie; bearer tokens go first, because a tool can send them. */
function planCredential(
  { document, follow }: Source,
  { operation }: NamedOperation,
  properties: Record<string, JsonSchema>,
): Parameter | undefined {
  const alternatives = (operation.security ?? document.security ?? []).map((each) => Object.keys(each));
  if (alternatives.some((names) => names.length === 0)) return undefined;
  const found = alternatives.flatMap(([name = "", ...more]) => {
    const parameter = more.length > 0 ? undefined : carrier(follow(document.components?.securitySchemes?.[name]));
    return parameter ? [{ name, parameter }] : [];
  });
  const chosen = found.find(({ parameter }) => parameter.name === "Authorization") ?? found[0];
  if (chosen === undefined) return undefined;
  let name = chosen.name;
  while (Object.hasOwn(properties, name)) name = `${name}Credential`;
  properties[name] = { type: "string", format: "password", description: "The caller's credential." };
  return { ...chosen.parameter, value: chosen.parameter.value.replace("$", `$inputs.${name}`) };
}

/** How a scheme travels; `$` stands for the credential. */
function carrier(scheme: Record<string, unknown>): Parameter | undefined {
  const isBearer = scheme.type === "http" && String(scheme.scheme).toLowerCase() === "bearer";
  if (isBearer || scheme.type === "oauth2" || scheme.type === "openIdConnect")
    return { name: "Authorization", in: "header", value: "Bearer {$}" };
  if (scheme.type !== "apiKey") return undefined;
  return { name: String(scheme.name), in: scheme.in as Parameter["in"], value: "$" };
}

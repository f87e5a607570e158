import { type AnyContractProcedure, fallbackContractConfig } from "@orpc/contract";
import type { Context } from "@orpc/server";
import type { StandardHandlerOptions, StandardHandlerPlugin } from "@orpc/server/standard";
import { collectingContext, type JsonSchema, lowerStandardSchema } from "../lowering/index.ts";
import { coerce } from "./coerce.ts";

type Coerce = (input: unknown) => unknown;

/**
 * Reads query, path and header values as the contract types them: `?limit=10` is a number, `?tags=a` a list of one.
 * JSON bodies are left alone: what the document calls a number must be sent as one.
 */
export function coercionPlugin<T extends Context>(): StandardHandlerPlugin<T> {
  const known = new WeakMap<object, Coerce>();
  return {
    init(options: StandardHandlerOptions<T>) {
      options.clientInterceptors ??= [];
      options.clientInterceptors.unshift((call) => {
        const definition = call.procedure["~orpc"];
        const coerceInput = known.get(definition) ?? planFor(definition);
        known.set(definition, coerceInput);
        return call.next({ ...call, input: coerceInput(call.input) });
      });
    },
  };
}

type Definition = Pick<AnyContractProcedure["~orpc"], "inputSchema" | "route">;

function planFor({ inputSchema, route }: Definition): Coerce {
  const context = collectingContext("input", "#/$defs/");
  const schema = inputSchema && lowerStandardSchema(inputSchema, context);
  if (!schema) return (input) => input;
  const { definitions } = context;
  const text = { definitions, list: "commas" } as const;
  const query = { definitions, list: "repeated" } as const;
  const names = pathParameters(route.path);
  const inPath: Coerce = (input) =>
    coerceOnly(
      input,
      (name) => names.has(name),
      (part) => coerce(schema, part, text),
    );
  if (fallbackContractConfig("defaultInputStructure", route.inputStructure) === "compact") {
    if (fallbackContractConfig("defaultMethod", route.method) !== "GET") return inPath;
    const inQuery: Coerce = (input) =>
      coerceOnly(
        input,
        (name) => !names.has(name),
        (part) => coerce(schema, part, query),
      );
    return (input) => inQuery(inPath(input));
  }
  const part = (name: string) => propertyOf(schema, name, definitions);
  return (input) => {
    const request = input as DetailedInput;
    return {
      ...request,
      params: coerce(part("params"), request.params, text),
      query: coerce(part("query"), request.query, query),
      headers: coerce(part("headers"), namedHeaders(part("headers"), request.headers, definitions), text),
    };
  };
}

interface DetailedInput {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly headers?: Readonly<Record<string, unknown>>;
}

function coerceOnly(input: unknown, wanted: (name: string) => boolean, convert: Coerce): unknown {
  if (typeof input !== "object" || input === null || Array.isArray(input)) return input;
  const some = Object.fromEntries(Object.entries(input).filter(([name]) => wanted(name)));
  return { ...input, ...(convert(some) as object) };
}

/** Header names do not distinguish case, and Node gives them in lower case; a schema may write `X-Request-Id`. */
function namedHeaders(
  schema: JsonSchema | undefined,
  headers: Readonly<Record<string, unknown>> = {},
  definitions: Readonly<Record<string, JsonSchema>>,
): Record<string, unknown> {
  const names = schema ? Object.keys(resolve(schema, definitions).properties ?? {}) : [];
  const found = names.flatMap((name) => {
    const value = headers[name] ?? headers[name.toLowerCase()];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...headers, ...Object.fromEntries(found) };
}

function propertyOf(schema: JsonSchema, name: string, definitions: Readonly<Record<string, JsonSchema>>) {
  return resolve(schema, definitions).properties?.[name];
}

function resolve(schema: JsonSchema, definitions: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const target = schema.$ref === undefined ? undefined : definitions[schema.$ref.replace("#/$defs/", "")];
  return target ? resolve(target, definitions) : schema;
}

function pathParameters(path: string | undefined): Set<string> {
  const names = [...(path ?? "").matchAll(/\{\+?([^}]+)\}/g)].map(([, name]) => name as string);
  return new Set(names);
}

import type { OpenApiDocument } from "@rawr/openapi-document";
import { transformSync } from "oxc-transform";
import { expect, test } from "vitest";
import { buildModel } from "../../src/generate/model/build-model.ts";
import { listOperations } from "../../src/generate/operations.ts";
import { mswFiles } from "../../src/generate/targets/msw/target.ts";
import { operationsMapFiles } from "../../src/generate/targets/operations-map/target.ts";
import { tanstackQueryFiles } from "../../src/generate/targets/tanstack-query/target.ts";
import { validatorFiles } from "../../src/generate/targets/validators/target.ts";

const escapes = [
  "*/ globalThis.escaped(); /*",
  '"; globalThis.escaped(); "',
  "'; globalThis.escaped(); '",
  "`${globalThis.escaped()}`",
  "\n globalThis.escaped();\n",
  "\u2028 globalThis.escaped(); \u2029",
  "</script><script>globalThis.escaped()</script>",
  "\\",
  "__proto__",
  "constructor",
];

/** The text wherever an entry prints something: names, codes, examples, patterns, values, dates. */
function hostile(text: string): OpenApiDocument {
  const problem = {
    type: "object",
    required: ["code", text],
    properties: { code: { const: text }, [text]: { type: "string", enum: [text, "other"] } },
  };
  const schema = {
    type: "object",
    required: [text],
    properties: { [text]: { type: "string", example: text, default: text }, deep: { $ref: reference(text) } },
    patternProperties: { "^x": { const: text } },
  };
  const answer = (media: string, example: unknown) => ({
    description: text,
    content: { [media]: { schema, example } },
  });
  const event = {
    type: "object",
    required: ["event", "data"],
    properties: { event: { const: "message" }, data: schema },
  };
  const operation = (id: string, responses: object) => ({
    ...{ operationId: `${id}${text}`, summary: text, description: text, tags: [text], deprecated: true },
    ...{ "x-sunset": text, "x-audience": text, security: [{ [text]: [text] }] },
    parameters: [{ name: text, in: "query", schema: { type: "string" } }],
    responses: {
      ...responses,
      404: { description: text, content: { "application/problem+json": { schema: problem, example: { code: text } } } },
    },
  });
  return {
    openapi: "3.1.1",
    info: { title: text, version: "1.0.0" },
    paths: {
      [`/a/${text}/{${text}}`]: {
        get: operation("read", { 200: answer("application/json", { [text]: text }) }),
        put: operation("write", { 200: answer(`application/json; ${text}`, { [text]: text }) }),
      },
      "/b": {
        get: operation("follow", { 200: { description: text, content: { "text/event-stream": { schema: event } } } }),
      },
    },
    components: { schemas: { [text]: { ...schema, title: text } } },
  } as OpenApiDocument;
}

function reference(name: string): string {
  return `#/components/schemas/${encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"))}`;
}

test.each(escapes)("text of a document stays text in every entry: %j", (text) => {
  const document = hostile(text);
  const { model } = buildModel({ document, operations: listOperations(document), surface: "shop" });
  const targets = [mswFiles, operationsMapFiles, tanstackQueryFiles, validatorFiles];
  const files = targets.flatMap((write) => write(model, ["// Made by a test."]));
  expect(files).toHaveLength(targets.length);
  for (const { path, contents } of files) {
    const { code, errors } = transformSync(path, contents, { lang: "ts", sourceType: "module" });
    expect({ path, errors }).toEqual({ path, errors: [] });
    expect(withoutText(code)).not.toMatch(/escaped|[^"]__proto__:/);
  }
});

/** What is left of a module is code. */
function withoutText(code: string): string {
  return code.replaceAll(/\/\*[^]*?\*\/|\/\/.*|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`/g, "");
}

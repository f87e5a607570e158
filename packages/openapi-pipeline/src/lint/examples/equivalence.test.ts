import { createRequire } from "node:module";
import spectralCore from "@stoplight/spectral-core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runRedocly } from "../redocly/run-redocly.ts";
import { runSpectral } from "../spectral/run-spectral.ts";
import { config, type Draft, document, operation, withSchemas } from "../testing/documents.ts";
import { provesFormat } from "./prove-format.ts";

const { Spectral } = spectralCore;
const redocly = await import("@redocly/openapi-core");
const { default: rulesets } = await import("@stoplight/spectral-rulesets");
const rules = ["oas3-valid-media-example", "oas3-valid-schema-example"];
const file = "openapi/things/v1/internal/openapi.json";

/** A property, sub-schema or value of each kind that the prover reads, and of some that it leaves to Ajv. */
const texts = fc.constantFrom(
  "",
  "a",
  "abc",
  "2026-01-31T10:00:00Z",
  "2026-02-30",
  "https://a.test/x?y=1",
  "x@y.test",
  "a b",
  "😀",
);
const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    texts,
    fc.constantFrom(null, true, false, 0, 1, -3, 2.5, 10),
    fc.array(tie("any"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("a", "b", "c"), tie("any"), { maxKeys: 3 }),
  ),
})).any;
const typeName = fc.constantFrom("string", "number", "integer", "boolean", "object", "array");
const optional = { requiredKeys: [] as [] };
const schema: fc.Arbitrary<Draft> = fc.letrec<{ node: Draft }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({ type: typeName, nullable: fc.boolean() }, { requiredKeys: ["type"] }),
    fc.record(
      {
        type: fc.constant("string"),
        minLength: fc.nat(3),
        maxLength: fc.nat(4),
        pattern: fc.constantFrom("^a", "[0-9]", "^[a-z\\-]+$", "("),
        format: fc.constantFrom("date-time", "date", "uri", "email", "int32", "unheard-of"),
      },
      optional,
    ),
    fc.record(
      {
        type: fc.constant("integer"),
        minimum: fc.integer({ min: -3, max: 3 }),
        maximum: fc.nat(5),
        multipleOf: fc.constantFrom(1, 2, 0.5),
      },
      optional,
    ),
    fc.record({ enum: fc.constantFrom(["a", 1, null], ["a", "a"], []), const: fc.constantFrom("a", 1) }, optional),
    fc.record(
      {
        type: fc.constant("object"),
        properties: fc.dictionary(fc.constantFrom("a", "b"), tie("node"), { maxKeys: 2 }),
        required: fc.constantFrom(["a"], ["a", "b"], []),
        additionalProperties: fc.oneof(fc.boolean(), tie("node")),
        readOnly: fc.boolean(),
        writeOnly: fc.boolean(),
      },
      optional,
    ),
    fc.record(
      { type: fc.constant("array"), items: tie("node"), minItems: fc.nat(2), uniqueItems: fc.boolean() },
      { requiredKeys: ["items"] },
    ),
    fc.record({ allOf: fc.array(tie("node"), { minLength: 1, maxLength: 2 }) }),
    fc.record(
      {
        oneOf: fc.array(tie("node"), { minLength: 1, maxLength: 2 }),
        anyOf: fc.array(tie("node"), { minLength: 1, maxLength: 2 }),
        not: tie("node"),
      },
      optional,
    ),
    fc.constantFrom<Draft>(
      {},
      { $ref: "#/components/schemas/Shared" },
      { $ref: "#/components/schemas/Shared", description: "D." },
      { type: "nonsense" },
    ),
  ),
})).node;

const content = (each: Draft, example: unknown) => ({ "application/json": { schema: each, example } });

/** One schema and value in a request, in a response, in a parameter, and inside a component. */
function sample(openapi: string, [shared, each, example]: readonly [Draft, Draft, unknown]): Draft {
  return document(
    {
      openapi,
      ...withSchemas({
        Shared: { ...shared, default: example },
        Other: { type: "object", properties: { id: { ...each, example } } },
      }),
    },
    operation({
      parameters: [{ name: "q", in: "query", schema: each, examples: { one: { value: example } } }],
      requestBody: { content: content(each, example) },
      responses: {
        200: { description: "OK", content: content({ $ref: "#/components/schemas/Other" }, { id: example }) },
        201: { description: "OK", content: content(each, example) },
      },
    }),
  );
}

async function stockSpectral(data: Draft): Promise<string[]> {
  const spectral = new Spectral();
  spectral.setRuleset({
    extends: [[rulesets.oas as never, "off"]],
    rules: Object.fromEntries(rules.map((name) => [name, "error"])),
  });
  const results = await spectral.run({
    source: `/${file}`,
    parsed: { data, diagnostics: [], ast: undefined, lineMap: [] },
    getLocationForJsonPath: () => undefined,
  });
  return results.map(({ code, path, message }) => `${code} ${path.join(".")} ${message}`).sort();
}

async function fastSpectral(data: Draft): Promise<string[]> {
  const findings = await runSpectral({ file, text: "", document: { data }, config });
  const ours = findings.filter(({ code }) => rules.some((name) => code === `spectral/${name}`));
  return ours.map(({ code, pointer, message }) => `${code.slice(9)} ${dotted(pointer)} ${message}`).sort();
}

const dotted = (pointer: string) =>
  pointer
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"))
    .join(".");

async function stockRedocly(data: Draft, extend: Draft = {}): Promise<string[]> {
  const names = ["no-invalid-media-type-examples", "no-invalid-parameter-examples", "no-invalid-schema-examples"];
  const redoclyConfig = await redocly.createConfig({
    rules: Object.fromEntries(names.map((name) => [name, { severity: "error", ...extend }])),
  } as never);
  const problems = await redocly.lintDocument({
    document: { source: new redocly.Source(`/${file}`, ""), parsed: data },
    config: redoclyConfig,
    externalRefResolver: new redocly.BaseResolver(),
  });
  return problems.map(({ ruleId, message }) => `redocly/${ruleId} ${message}`).sort();
}

async function fastRedocly(data: Draft): Promise<string[]> {
  const findings = await runRedocly({ file, text: "", document: { data }, config });
  return findings
    .filter(({ code }) => /no-invalid-.*-examples/.test(code))
    .map(({ code, message }) => `${code} ${message}`)
    .sort();
}

/** The gate tries the same samples each time, so that it judges the change; everybody else's run explores. */
const runs = { numRuns: 150, ...(process.env.CI && { seed: 20261120 }) };

describe.each(["3.0.3", "3.1.1"])("OpenAPI %s: proving examples changes no finding", (openapi) => {
  const samples = fc.tuple(schema, schema, value);

  test("of Spectral", async () => {
    await fc.assert(
      fc.asyncProperty(samples, async (each) => {
        const data = sample(openapi, each);
        expect(await fastSpectral(structuredClone(data))).toEqual(await stockSpectral(structuredClone(data)));
      }),
      runs,
    );
  });

  test("of Redocly", async () => {
    await fc.assert(
      fc.asyncProperty(samples, async (each) => {
        const data = sample(openapi, each);
        // Redocly throws for a reference to itself: so it must in either way.
        const [fast, stock] = await Promise.all(
          [fastRedocly, stockRedocly].map((run) => run(structuredClone(data)).catch(String)),
        );
        expect(fast).toEqual(stock);
      }),
      runs,
    );
  });
});

test("a reference to nowhere beside a branch that accepts anything does not hide what is wrong", async () => {
  const shared = { $ref: "#/components/schemas/Shared" };
  const schema: Draft = { anyOf: [{}, { ...shared, description: "D." }], not: { type: "object" } };
  const data = sample("3.0.3", [schema, shared, {}]);
  const stock = await stockSpectral(structuredClone(data));
  expect(stock).not.toEqual([]);
  expect(await fastSpectral(structuredClone(data))).toEqual(stock);
});

test("a schema that is its own definition is left to Ajv", async () => {
  const shared: Draft = { allOf: [{ $ref: "#/components/schemas/Shared", description: "D." }, { type: "string" }] };
  const data = sample("3.1.1", [shared, { $ref: "#/components/schemas/Shared" }, ""]);
  expect(await fastRedocly(structuredClone(data))).toEqual(await stockRedocly(structuredClone(data)));
});

describe("a format that is proved is one that ajv-formats accepts", () => {
  const { fullFormats } = createRequire(import.meta.url)("ajv-formats/dist/formats.js") as {
    fullFormats: Record<string, unknown>;
  };
  const accepts = (format: unknown, text: string): boolean => {
    if (format instanceof RegExp) return new RegExp(format.source, format.flags.replace("g", "")).test(text);
    return typeof format === "function"
      ? format(text)
      : (format as { validate: (text: string) => boolean }).validate(text);
  };
  const names = ["date", "date-time", "byte", "email", "hostname", "ipv4", "uri", "uri-template", "uuid"];
  const near = fc.stringMatching(
    /^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9])?(?:Z|[+-][0-9]{2}:[0-9]{2}))?|[a-z0-9.@:/?#{},%&=+_-]{0,14}|[0-9]{1,3}(?:\.[0-9]{1,3}){3}|[a-z]{1,5}:\/{0,3}[a-z0-9.:/?#%-]{0,12})$/,
  );

  test.each(names)("%s", (name) => {
    fc.assert(
      fc.property(near, (text) => {
        if (provesFormat(name, text)) expect(accepts(fullFormats[name], text)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test("and ordinary values are proved", () => {
    const ordinary = {
      date: "2026-12-31",
      "date-time": "2011-01-26T19:01:12-04:00",
      uri: "https://api.github.com/repos/a/b",
      email: "a.b@c.test",
      hostname: "example.com",
      byte: "aGk=",
      uuid: "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
      ipv4: "127.0.0.1",
    };
    for (const [name, text] of Object.entries(ordinary)) expect(provesFormat(name, text), name).toBe(true);
  });
});

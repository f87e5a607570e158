import { existsSync } from "node:fs";
import { join } from "node:path";
import { toOpenApi31 } from "@rawr/openapi-document";
import type { ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { buildModel } from "../../src/generate/model/build-model.ts";
import { listOperations } from "../../src/generate/operations.ts";
import { createExamples } from "../../src/generate/targets/msw/examples.ts";
import { readJson, root } from "./support/generated-package.ts";

/** Public documents, kept beside the repository: they are too large for it. */
const corpora = join(root, "../shared/corpora/openapi");

describe.each(["github", "digitalocean"])("%s", (name) => {
  const file = join(corpora, `${name}.json`);
  const there = existsSync(file);
  if (!there) process.stderr.write(`SKIPPED: ${name}.json is not in ../shared/corpora/openapi\n`);

  test.runIf(there)("of the bodies that handlers answer with, Ajv accepts 998 in 1000", { timeout: 120_000 }, () => {
    const document = toOpenApi31(readJson(file));
    const { model } = buildModel({ document, operations: listOperations(document), surface: name });
    const ajv = new Ajv2020({ strict: false, unicodeRegExp: false, logger: false });
    addFormats.default(ajv);
    ajv.addSchema({ $id: "document", ...document });
    const validators = new Map<string, ValidateFunction>();
    const examples = createExamples(document);
    const bodies = model.operations.flatMap(({ output, errors }) => [...output.responses, ...errors]);
    const valid = bodies.flatMap(({ mediaType, schema, example }) => {
      if (schema === undefined || !/[/+]json\b/.test(mediaType ?? "")) return [];
      const key = JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"document#/');
      const validate = validators.get(key) ?? ajv.compile(JSON.parse(key));
      validators.set(key, validate);
      return [validate(examples.of(schema, example))];
    });
    expect(valid.length).toBeGreaterThan(1_000);
    expect(valid.filter(Boolean).length / valid.length).toBeGreaterThan(0.998);
  });
});

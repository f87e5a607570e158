import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { schemaValidator } from "../../src/index.ts";
import { linkSchema } from "./link-schema.ts";

const suite = fileURLToPath(new URL("../../../../../shared/corpora/json-schema-test-suite", import.meta.url));
const there = existsSync(suite);
if (!there) process.stderr.write("SKIPPED: ../shared/corpora/json-schema-test-suite is not there\n");

interface Group {
  readonly description: string;
  readonly schema: boolean | { readonly [key: string]: unknown };
  readonly tests: readonly { readonly description: string; readonly data: unknown; readonly valid: boolean }[];
}

function groupsOf(file: string): readonly Group[] {
  return JSON.parse(readFileSync(`${suite}/tests/${file}`, "utf8"));
}

/** Schemas that the suite expects at an address. */
function remotes(): ReadonlyMap<string, boolean | { readonly [key: string]: unknown }> {
  const files = readdirSync(`${suite}/remotes`, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".json"),
  );
  return new Map(
    files.map((name) => [
      `http://localhost:1234/${name.replaceAll("\\", "/")}`,
      JSON.parse(readFileSync(`${suite}/remotes/${name}`, "utf8")),
    ]),
  );
}

test.skipIf(!there)("agrees with the official suite but for dynamic scope and vocabularies", () => {
  const known = remotes();
  const differs: string[] = [];
  let total = 0;
  for (const file of readdirSync(`${suite}/tests`).filter((name) => name.endsWith(".json"))) {
    for (const { description, schema, tests } of groupsOf(file)) {
      for (const { data, valid, description: what } of tests) {
        total++;
        let found: unknown;
        try {
          const validator = schemaValidator(linkSchema(schema, known));
          const result = validator["~standard"].validate(data);
          found = !("issues" in result && result.issues);
        } catch (error) {
          found = (error as Error).message;
        }
        if (found !== valid) differs.push(`${file}: ${description}: ${what}: ${found}`);
      }
    }
  }
  expect(total).toBeGreaterThan(1200);
  expect(differs).toMatchSnapshot("what differs");
});

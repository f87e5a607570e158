import type { OpenApiDocument } from "@rawr/openapi-document";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { stringify } from "../canonical.ts";

const config = createConfig({ rules: { struct: "error", "no-unresolved-refs": "error" } });

/** What Redocly says against the structure of a document, in the version that the document claims. */
export async function lintStructure(document: OpenApiDocument): Promise<string[]> {
  const problems = await lintFromString({
    source: stringify(document),
    absoluteRef: "/document.json",
    config: await config,
  });
  return problems.map((problem) => `${problem.ruleId}: ${problem.message} ${problem.location[0]?.pointer ?? ""}`);
}

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { LintFinding } from "./finding.ts";
import { lintDocument } from "./lint-document.ts";
import { mergeFindings } from "./merge-findings.ts";
import { countByRule } from "./testing/count-by-rule.ts";
import { config, root } from "./testing/documents.ts";

/** Public documents, kept beside the repository: they are too large for it. */
const corpora = join(root, "../shared/corpora/openapi");
const fixtures = join(import.meta.dirname, "fixtures");
/** With every recommended rule of Spectral, as the counts were taken. */
const stock = { ...config, spectral: join(fixtures, "stock/.spectral.yaml"), foreign: true };

describe.each(["github", "digitalocean"])("%s", (name) => {
  const file = join(corpora, `${name}.json`);
  const there = existsSync(file);
  if (!there) process.stderr.write(`SKIPPED: ${name}.json is not in ../shared/corpora/openapi\n`);

  test.runIf(there)("the findings are those of the stock linters, and merging loses none", async () => {
    const input = { file, text: readFileSync(file, "utf8"), config: stock };
    const expected = JSON.parse(readFileSync(join(fixtures, `corpora/${name}.json`), "utf8")) as Record<
      string,
      unknown
    >;
    const redocly = distinct(await lintDocument(input, ["redocly"]));
    const spectral = distinct(await lintDocument(input, ["spectral"]));
    expect(countByRule(redocly)).toEqual(expected.redocly);
    expect(countByRule(spectral)).toEqual(expected.spectral);

    const merged = mergeFindings(redocly, spectral);
    expect(merged.filter(({ code }) => code.startsWith("redocly/")).map(place)).toEqual(redocly.map(place));
    const configured = distinct(await lintDocument({ ...input, config: { ...config, foreign: true } }, ["spectral"]));
    // What .spectral.yaml has off, Redocly says: the merged lists are the same.
    expect(mergeFindings(redocly, configured)).toEqual(merged);
  });
});

const place = ({ code, pointer, message }: LintFinding) => `${code} ${pointer} ${message}`;

function distinct(findings: readonly LintFinding[]): LintFinding[] {
  return [...new Map(findings.map((finding) => [place(finding), finding])).values()];
}

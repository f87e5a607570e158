import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { buildSurface } from "../../src/build-surface.ts";
import { contractFile, type SchemaLibrary } from "../../src/cli/init/contract-file.ts";
import { redoclyConfig, spectralConfig } from "../../src/cli/init/templates.ts";
import type { Surface } from "../../src/surface/surface.ts";

// Beside this file, so that the example's imports resolve; the name is one that git ignores.
const root = mkdtempSync(join(import.meta.dirname, ".rawr-tmp-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
mkdirSync(join(root, "contracts"));
writeFileSync(join(root, "redocly.yaml"), redoclyConfig);
writeFileSync(join(root, ".spectral.yaml"), spectralConfig);

test.each<SchemaLibrary>(["typebox", "zod"])(
  "the example in %s that init writes builds without a finding",
  async (library) => {
    const file = join(root, `contracts/${library}.v1.ts`);
    writeFileSync(file, contractFile({ surface: library, source: library }));
    const { surface } = (await import(file)) as { surface: Surface };
    const { documents, findings, files } = await buildSurface(surface, { root });
    expect(findings).toEqual([]);
    expect(Object.keys(documents.internal?.paths ?? {})).toEqual(["/greetings/{name}"]);
    expect(Object.keys(documents.internal?.components?.schemas ?? {})).toContain("Greeting");
    expect(files.map(({ path }) => path)).toContain(`generated/${library}-client/src/operations.gen.ts`);
  },
);

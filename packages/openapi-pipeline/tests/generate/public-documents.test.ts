import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { OpenApiDocument } from "@rawr/openapi-document";
import { expect, test } from "vitest";
import { generateClient } from "../../src/generate/generate-client.ts";
import { listOperations } from "../../src/generate/operations.ts";

const run = promisify(execFile);
const corpus = fileURLToPath(new URL("../../../../../shared/corpora/openapi", import.meta.url));
const tsc = fileURLToPath(new URL("../../../../node_modules/.bin/tsc", import.meta.url));
const runtime = fileURLToPath(new URL("../../../client-runtime", import.meta.url));
const absent = !existsSync(corpus);
if (absent)
  console.warn(
    "SKIPPED: the public OpenAPI documents are not beside the repository; see packages/openapi-pipeline/tests/generate",
  );

/** Per document: the codes of all diagnostics, and the operations without a function. */
const cases = [
  { file: "github.json", codes: [], leftOut: [] },
  {
    // Four discriminator mappings lead nowhere.
    file: "digitalocean.json",
    codes: Array.from({ length: 4 }, () => "unresolved-reference"),
    leftOut: ["floatingIPsAction_post", "reservedIPsActions_post"],
  },
] as const;

test.skipIf(absent).each(cases)(
  "$file comes through, and what is generated type-checks",
  async ({ file, codes, leftOut }) => {
    const text = await readFile(join(corpus, file), "utf8");
    const document = JSON.parse(text) as OpenApiDocument;
    const client = { name: "@rawr/foreign-client", audience: "public" } as const;
    const surface = {
      name: "foreign",
      major: 1,
      version: "1.0.0",
      title: "Foreign",
      mount: "/",
      audiences: ["public"],
      clients: [client],
      file: "contracts/foreign.v1.ts",
    } as const;
    const { files, diagnostics } = await generateClient({ document, text, surface, client });
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual(codes);
    const record = files.find((output) => output.path.endsWith("/operations.json"))?.contents ?? "{}";
    const { operations } = JSON.parse(record) as { operations: { id: string; function: string | null }[] };
    expect(operations).toHaveLength(listOperations(document).length);
    expect(operations.filter((operation) => operation.function === null).map((operation) => operation.id)).toEqual(
      leftOut,
    );
    expect(await typeErrors(files.filter((output) => /\.ts$|package\.json$/.test(output.path)))).toBe("");
  },
  240_000,
);

async function typeErrors(files: readonly { path: string; contents: string }[]): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "rawr-public-documents-"));
  try {
    for (const file of files) {
      await mkdir(dirname(join(root, file.path)), { recursive: true });
      await writeFile(join(root, file.path), file.contents);
    }
    await mkdir(join(root, "node_modules/@rawr"), { recursive: true });
    await symlink(runtime, join(root, "node_modules/@rawr/client-runtime"));
    const compilerOptions = {
      target: "es2022",
      lib: ["es2022", "dom", "dom.iterable"],
      types: [],
      module: "nodenext",
      noEmit: true,
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      verbatimModuleSyntax: true,
      isolatedDeclarations: true,
      declaration: true,
      allowImportingTsExtensions: true,
    };
    await writeFile(
      join(root, "tsconfig.json"),
      JSON.stringify({
        compilerOptions,
        include: ["generated"],
        exclude: ["**/msw.gen.ts", "**/tanstack-query.gen.ts"],
      }),
    );
    return await run(tsc, ["-p", root]).then(
      () => "",
      (error: { stdout: string }) => error.stdout.slice(0, 2_000),
    );
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

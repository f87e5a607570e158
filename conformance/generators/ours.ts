import { spawnSync } from "node:child_process";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import pipeline from "@rawr/openapi-pipeline/package.json" with { type: "json" };
import type { Generator } from "./generator.ts";

const command = join(import.meta.dirname, "../../packages/openapi-pipeline/bin/rawr-openapi.mjs");

const contract = `import { defineSurface } from "@rawr/openapi-pipeline/surface";

export default defineSurface({
  name: "foreign",
  version: "1.0.0",
  document: "../document.json",
  audiences: ["public"],
  clients: [{ name: "@rawr/foreign-client", audience: "public" }],
});
`;

/** Diagnostics that say that a client lacks an operation; a linter's remark about one is no excuse. */
const lossCodes: ReadonlySet<string> = new Set([
  "unresolved-reference",
  "generator-failed",
  "generated-operation-missing",
]);

/** Our own pipeline on a document that somebody else wrote: a workspace with nothing but that document. */
export const ours: Generator = {
  name: "rawr-openapi",
  version: pipeline.version,
  entry: "every-entry.ts",
  diagnostics: "diagnostics.json",
  compilerOptions: { allowImportingTsExtensions: true },
  async generate({ document, output }) {
    await mkdir(join(output, "contracts"), { recursive: true });
    await writeFile(join(output, "package.json"), `{ "private": true, "type": "module" }\n`);
    await writeFile(join(output, "contracts/foreign.v1.ts"), contract);
    await copyFile(document, join(output, "document.json"));
    const { status, stdout } = spawnSync(process.execPath, [command, "build", "--format", "json"], {
      cwd: output,
      encoding: "utf8",
      maxBuffer: 1 << 30,
    });
    const { diagnostics } = JSON.parse(stdout || `{ "diagnostics": [] }`) as Report;
    const error = diagnostics.find(({ severity }) => severity === "error");
    if (status !== 0) throw new Error(error?.message ?? `rawr-openapi ended with ${status}`);
    const inexpressible = diagnostics.filter(({ code }) => lossCodes.has(code));
    await writeFile(join(output, "diagnostics.json"), JSON.stringify(inexpressible));
    const client = "generated/foreign-client";
    const { exports } = JSON.parse(await readFile(join(output, client, "package.json"), "utf8")) as Manifest;
    const modules = Object.values(exports).filter((target) => target.endsWith(".ts"));
    const lines = modules.map((target, index) => `export * as entry${index} from "./${join(client, target)}";`);
    await writeFile(join(output, "every-entry.ts"), `${lines.join("\n")}\n`);
  },
};

interface Manifest {
  readonly exports: Readonly<Record<string, string>>;
}

interface Report {
  readonly diagnostics: readonly { readonly code: string; readonly severity: string; readonly message: string }[];
}

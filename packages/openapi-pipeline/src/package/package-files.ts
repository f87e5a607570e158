import type { OutputFile } from "../artifacts/output-file.ts";
import type { OpenApiDocument } from "../document/openapi.ts";
import { createGeneratedFile } from "../generate/generated-file.ts";
import type { ClientModel } from "../generate/model/client-model.ts";
import type { OperationEntry } from "../generate/operations.ts";
import { commentPreamble, packageDirectoryOf, provenance } from "../generate/preamble.ts";
import { splitModule } from "../generate/syntax.ts";
import type { ClientPackage, SurfaceInfo } from "../surface/surface.ts";
import { changelog } from "./changelog.ts";
import { operationsFile } from "./operations-file.ts";
import { packageManifest } from "./package-manifest.ts";
import { readme } from "./readme.ts";

/** All that a client package is put together from. */
export interface PackageInput {
  readonly document: OpenApiDocument;
  readonly text: string;
  readonly surface: SurfaceInfo;
  readonly client: ClientPackage;
  readonly operations: readonly OperationEntry[];
  /** Route → name of the exported function. */
  readonly functions: ReadonlyMap<string, string>;
  /** What the targets wrote, relative to `src/`. */
  readonly sources: readonly OutputFile[];
  /** Subpath of the package → source file of `sources`, `./paths` → `paths.ts`. */
  readonly entries?: ReadonlyMap<string, string>;
  /** What the targets generated from. */
  readonly model?: ClientModel | undefined;
}

/** The package's files, sorted by path, relative to the workspace root. */
export function packageFiles(input: PackageInput): OutputFile[] {
  const sources = input.entries === undefined ? [...input.sources, ...entryFiles(input)] : input.sources;
  const files = [
    packageManifest(input, sources, input.entries ?? entriesOf(sources)),
    { path: "README.md", contents: readme(input) },
    { path: "CHANGELOG.md", contents: changelog(input) },
    { path: "openapi.json", contents: input.text },
    operationsFile(input),
    ...sources.map((file) => ({ ...file, path: `src/${file.path}` })),
  ];
  const directory = packageDirectoryOf(input.client);
  return files
    .map((file) => ({ ...file, path: `${directory}/${file.path}` }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Subpath → source file, for the entries whose files exist: a failed target takes its entry with it. */
function entriesOf(sources: readonly OutputFile[]): ReadonlyMap<string, string> {
  const entries = [
    [".", "index.ts"],
    ["./client", "client.ts"],
    ["./paths", "paths.ts"],
  ] as const;
  const present = new Set(sources.map((file) => file.path));
  return new Map(entries.filter(([, file]) => present.has(file)));
}

/** `index.ts` and `client.ts`: hey-api's own entry lists every type by name, and names of the runtime may be operations. */
function entryFiles(input: PackageInput): OutputFile[] {
  const sdk = input.sources.find((file) => file.path === "sdk.gen.ts");
  const types = input.sources.find((file) => file.path === "types.gen.ts");
  if (sdk === undefined || types === undefined) return [];
  const preamble = commentPreamble(provenance(input.surface, input.client));
  const index = createGeneratedFile("index.ts", preamble);
  index.print(`export * from "./sdk.gen.ts";`, `export type * from "./types.gen.ts";`);
  const twice = sharedNames(sdk, types);
  // Two `export *` with one name cancel each other out without a word.
  if (twice.length > 0) index.print(`export type { ${twice.join(", ")} } from "./types.gen.ts";`);
  const client = createGeneratedFile("client.ts", preamble);
  client.print(
    `export { createClient, createConfig } from "./client/index.ts";`,
    `export type { Client, ClientOptions, Config, RequestResult } from "./client/index.ts";`,
    `export { client } from "./client.gen.ts";`,
  );
  return [index.toFile(), client.toFile()];
}

function sharedNames(sdk: OutputFile, types: OutputFile): string[] {
  const [a, b] = [sdk, types].map((file) =>
    splitModule(file.path, file.contents).chunks.flatMap((chunk) => chunk.names),
  );
  const first = new Set(a);
  return (b ?? []).filter((name) => first.has(name));
}

import type { OpenApiDocument } from "@rawr/openapi-document";
import { sha256 } from "../artifacts/digest.ts";
import type { OutputFile } from "../artifacts/output-file.ts";
import type { ClientModel } from "../generate/model/client-model.ts";
import type { OperationEntry } from "../generate/operations.ts";
import { packageDirectoryOf } from "../generate/preamble.ts";
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
  /** Of the package: its own, or that of its document. */
  readonly version: string;
  readonly operations: readonly OperationEntry[];
  /** Route → name of the exported function. */
  readonly functions: ReadonlyMap<string, string>;
  /** What the targets wrote, relative to `src/`. */
  readonly sources: readonly OutputFile[];
  /** Subpath of the package → source file of `sources`, `./paths` → `paths.ts`. */
  readonly entries: ReadonlyMap<string, string>;
  /** What the targets generated from; `undefined` when there are no types. */
  readonly model: ClientModel | undefined;
  readonly contract: ContractReference;
  /** Sections of CHANGELOG.md that releases wrote, newest first. */
  readonly changelog: string | undefined;
}

/** Which contract a package was made from, for tools: the key `rawr` of its manifest, and `contract` in operations.json. */
export interface ContractReference {
  /** `workflows.v1`. */
  readonly surface: string;
  readonly audience: string;
  /** `sha256:` and the digest of the canonical document. */
  readonly digest: string;
}

/** The package's files, sorted by path, relative to the workspace root. */
export function packageFiles(parts: Omit<PackageInput, "contract" | "version">): OutputFile[] {
  const { sources, surface, client, text } = parts;
  const name = `${surface.name}.v${surface.major}`;
  const contract = { surface: name, audience: client.audience, digest: `sha256:${sha256(text)}` };
  const version = client.version ?? parts.document.info.version;
  const input: PackageInput = { ...parts, contract, version };
  const files = [
    packageManifest(input),
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

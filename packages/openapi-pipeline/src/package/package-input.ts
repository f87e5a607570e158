import type { OpenApiDocument } from "@rawr/openapi-document";
import type { OutputFile } from "../artifacts/output-file.ts";
import type { ClientModel } from "../generate/model/client-model.ts";
import type { OperationEntry } from "../generate/operations.ts";
import type { ClientPackage, SurfaceInfo } from "../surface/surface.ts";

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

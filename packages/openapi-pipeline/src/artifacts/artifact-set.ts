import type { OutputFile } from "./output-file.ts";

/** Everything that one surface owns on disk. */
export interface ArtifactSet {
  /** `workflows.v1` */
  readonly name: string;
  /** The file that defines the surface, for the preamble of the manifest. */
  readonly source: string;
  /** Folders that belong to the set alone: `openapi/<surface>/v<major>`, `generated/<directory>`. */
  readonly folders: readonly string[];
  readonly files: readonly OutputFile[];
  /** Path of the committed manifest, inside the first folder. */
  readonly manifest: string;
  /** False when `files` is only a part (`snapshot`): then nothing else counts as orphaned. */
  readonly complete: boolean;
}

/** What `artifactSet` needs to know of a surface. */
export interface ArtifactSetInput {
  readonly surface: string;
  readonly major: number;
  readonly source: string;
  readonly clientDirectories: readonly string[];
  readonly files: readonly OutputFile[];
  readonly complete: boolean;
}

/** The set of a surface, by the layout `openapi/<surface>/v<major>/` and `generated/<directory>/`. */
export function artifactSet(input: ArtifactSetInput): ArtifactSet {
  const documents = `openapi/${input.surface}/v${input.major}`;
  return {
    name: `${input.surface}.v${input.major}`,
    source: input.source,
    folders: [documents, ...input.clientDirectories.map((directory) => `generated/${directory}`)],
    files: input.files,
    manifest: `${documents}/artifacts.json`,
    complete: input.complete,
  };
}

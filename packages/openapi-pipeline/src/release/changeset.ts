import type { Level } from "@rawr/openapi-diff";
import type { OutputFile } from "../artifacts/output-file.ts";

/** What a changeset says of one package. */
export interface Changeset {
  /** Becomes its file name. */
  readonly id: string;
  readonly name: string;
  readonly level: Exclude<Level, "none">;
  /** Markdown. */
  readonly text: string;
}

/** A file of `.changeset/` as `@changesets/cli` writes it: the level as YAML front matter, then the text. */
export function changesetFile({ id, name, level, text }: Changeset): OutputFile {
  const path = `.changeset/${id.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}.md`;
  return { path, contents: `---\n${JSON.stringify(name)}: ${level}\n---\n\n${text.trim()}\n` };
}

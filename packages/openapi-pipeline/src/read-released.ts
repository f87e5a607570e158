import { readTextIfThere } from "./artifacts/read-file.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { baselinePath } from "./paths.ts";

/** What a build takes from the last release. */
export interface Released {
  /** Sections of CHANGELOG.md by name of the client package. */
  readonly changelogs: ReadonlyMap<string, string>;
  /** Relative to the root. */
  readonly inputs: readonly string[];
  readonly absent: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the notes of past releases. A baseline that cannot be read is an error: without it they would be lost. */
export async function readReleased(
  root: string,
  surface: { readonly name: string; readonly major: number },
): Promise<Released> {
  const path = baselinePath(surface);
  const text = readTextIfThere(root, path);
  const nothing = { changelogs: new Map<string, string>(), inputs: [path], absent: [] };
  if (text.diagnostics.length > 0) return { ...nothing, diagnostics: text.diagnostics };
  if (text.value === undefined) return { ...nothing, inputs: [], absent: [path], diagnostics: [] };
  // Most workspaces that build have no release yet.
  const { parseBaseline } = await import("./diff/baseline.ts");
  const { value, diagnostics } = parseBaseline(text.value, path);
  const changelogs = Object.entries(value?.clients ?? {}).flatMap(([name, { changelog }]): [string, string][] =>
    changelog === "" ? [] : [[name, changelog]],
  );
  return { ...nothing, changelogs: new Map(changelogs), diagnostics };
}

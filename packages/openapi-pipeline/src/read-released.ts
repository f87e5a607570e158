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

/** Reads the notes of past releases. What else the baseline holds, and whether it is sound, is the diff's business. */
export function readReleased(root: string, surface: { readonly name: string; readonly major: number }): Released {
  const path = baselinePath(surface);
  const { value, diagnostics } = readTextIfThere(root, path);
  if (value === undefined) return { changelogs: new Map(), inputs: [], absent: [path], diagnostics };
  return { changelogs: new Map(changelogsOf(value)), inputs: [path], absent: [], diagnostics };
}

function changelogsOf(text: string): readonly [name: string, sections: string][] {
  try {
    const { clients = {} } = JSON.parse(text) as { clients?: Record<string, { changelog?: unknown }> };
    return Object.entries(clients).flatMap(([name, { changelog }]) =>
      typeof changelog === "string" && changelog !== "" ? [[name, changelog]] : [],
    );
  } catch {
    return [];
  }
}

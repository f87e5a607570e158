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
  const changelogs = changelogsOf(text.value);
  if (changelogs !== undefined) return { ...nothing, changelogs, diagnostics: [] };
  // Reading a baseline in full takes a parser of declarations, which a build can do without.
  const { parseBaseline } = await import("./diff/baseline.ts");
  return { ...nothing, diagnostics: parseBaseline(text.value, path).diagnostics };
}

/** Undefined when there is anything odd about it. */
function changelogsOf(text: string): ReadonlyMap<string, string> | undefined {
  try {
    const { format, clients } = JSON.parse(text) as {
      format: unknown;
      clients: Record<string, { changelog: unknown }>;
    };
    const changelogs = Object.entries(clients).map(([name, { changelog }]) => [name, changelog] as const);
    const isSound = (entry: readonly [string, unknown]): entry is [string, string] => typeof entry[1] === "string";
    if (format !== 1 || !changelogs.every(isSound)) return undefined;
    return new Map(changelogs.filter(([, changelog]) => changelog !== ""));
  } catch {
    return undefined;
  }
}

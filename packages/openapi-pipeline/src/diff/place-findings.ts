import type { Finding, Side, SourceLocation } from "@rawr/openapi-diff";
import { locator } from "../compile/source-table.ts";
import { readDocument } from "../lint/read-document.ts";
import type { SideDocument } from "./side.ts";

type Locate = (pointer: string) => SourceLocation | undefined;

/** The documents that findings were found between; undefined where there is none. */
export interface Compared {
  readonly old: SideDocument | undefined;
  readonly next: SideDocument | undefined;
}

/** Adds the author's lines. What is gone has the line where it would be now. */
export async function placeFindings(
  findings: readonly Finding[],
  { old, next }: Compared,
): Promise<readonly Finding[]> {
  if (findings.length === 0) return findings;
  const before =
    old &&
    (await locateIn(
      old,
      findings.flatMap((finding) => finding.old?.pointer ?? []),
    ));
  const pointers = findings.flatMap((finding) => finding.new?.pointer ?? finding.old?.pointer ?? []);
  const now = next && (await locateIn(next, pointers));
  return findings.map((finding) => {
    const gone = finding.new === undefined ? now : undefined;
    return {
      ...finding,
      ...(finding.old && { old: placed(finding.old, before ?? gone) }),
      ...(finding.new && { new: placed(finding.new, now) }),
    };
  });
}

function placed(side: Side, locate: Locate | undefined): Side {
  const source = side.source ?? locate?.(side.pointer);
  return source === undefined ? side : { ...side, source };
}

/** Undefined: nobody knows of lines. */
async function locateIn(document: SideDocument, pointers: readonly string[]): Promise<Locate | undefined> {
  if (document.sources) return locator(document.sources);
  if (document.text === undefined) return undefined;
  const { locate } = await readDocument(document.text);
  const { positions } = locate(new Set(pointers.flatMap(withAncestors)));
  return (pointer) => {
    for (const each of withAncestors(pointer)) {
      const position = positions.get(each);
      if (position) return { file: document.path, line: position.line, column: position.column ?? 1 };
    }
    return undefined;
  };
}

/** `/a/b` → `/a/b`, `/a`, ``. */
function withAncestors(pointer: string): readonly string[] {
  const all = [pointer];
  for (let at = pointer; at !== ""; ) {
    at = at.slice(0, at.lastIndexOf("/"));
    all.push(at);
  }
  return all;
}

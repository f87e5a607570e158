import { type Audience, audiences } from "../surface/surface.ts";
import type { ArtifactLocation, Diagnostic, DiagnosticNote } from "./diagnostic.ts";
import { sortDiagnostics } from "./sort.ts";

const shownPointers = 3;

/**
 * Makes one finding of the same finding in several documents or at several places that one source line caused.
 * Where else it shows becomes a note. The result is sorted.
 */
export function mergeDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of sortDiagnostics(diagnostics)) {
    const key = identity(diagnostic);
    const group = groups.get(key);
    if (group) group.push(diagnostic);
    else groups.set(key, [diagnostic]);
  }
  return sortDiagnostics([...groups.values()].map(mergeGroup));
}

function identity({ code, severity, message, location, artifact, expected, found }: Diagnostic): string {
  const place = location
    ? [location.file, location.line, location.column]
    : artifact && [documentFamily(artifact.file), artifact.pointer];
  return JSON.stringify([code, severity, message, place, expected, found]);
}

function mergeGroup(group: readonly Diagnostic[]): Diagnostic {
  const artifacts = group.flatMap(({ artifact }) => (artifact ? [artifact] : [])).sort(byAudience);
  const [first] = group as readonly [Diagnostic, ...Diagnostic[]];
  const notes = uniqueNotes([...group.flatMap(({ notes = [] }) => notes), ...elsewhere(artifacts)]);
  return {
    ...first,
    ...(artifacts[0] && { artifact: artifacts[0] }),
    ...(notes.length > 0 && { notes }),
  };
}

function elsewhere(artifacts: readonly ArtifactLocation[]): readonly DiagnosticNote[] {
  const notes: DiagnosticNote[] = [];
  const files = unique(artifacts.map(({ file }) => file));
  if (files.length > 1) notes.push({ message: `in ${documentNames(files).join(", ")}` });

  const pointers = unique(artifacts.map(({ pointer }) => `#${pointer}`)).sort();
  if (pointers.length > 1) {
    const more = pointers.length - shownPointers;
    const listed = pointers.slice(0, shownPointers).join(", ");
    notes.push({ message: `at ${pointers.length} places: ${listed}${more > 0 ? ` and ${more} more` : ""}` });
  }
  return notes;
}

/** The audiences when that says it all; otherwise the paths. */
function documentNames(files: readonly string[]): readonly string[] {
  const found = files.map(audienceOf);
  const oneDocumentEach = unique(found).length === files.length && !found.includes(undefined);
  const oneFamily = unique(files.map(documentFamily)).length === 1;
  return oneFamily && oneDocumentEach ? found.map(String) : files;
}

const audienceSegment = new RegExp(`/(${audiences.join("|")})/[^/]+$`);

function audienceOf(file: string): Audience | undefined {
  return audienceSegment.exec(file)?.[1] as Audience | undefined;
}

/** `openapi/workflows/v1` for each document of that surface and major version; any other file stands for itself. */
function documentFamily(file: string): string {
  return file.replace(audienceSegment, "");
}

function byAudience(left: ArtifactLocation, right: ArtifactLocation): number {
  return audienceRank(left.file) - audienceRank(right.file);
}

function audienceRank(file: string): number {
  const audience = audienceOf(file);
  return audience === undefined ? audiences.length : audiences.indexOf(audience);
}

function uniqueNotes(notes: readonly DiagnosticNote[]): readonly DiagnosticNote[] {
  return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()];
}

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}

import type { Diagnostic } from "../diagnostic.ts";

/** Everything that a diagnostic says, a line each, for forms that have one text only. */
export function details({
  message,
  location,
  artifact,
  expected,
  found,
  fix,
  notes = [],
}: Diagnostic): readonly string[] {
  return [
    message,
    ...(!location && artifact?.pointer ? [`At: #${artifact.pointer}`] : []),
    ...(expected === undefined ? [] : [`Expected: ${expected}`]),
    ...(found === undefined ? [] : [`Found: ${found}`]),
    ...notes.map((note) => {
      const place = note.location && ` (${note.location.file}:${note.location.line}:${note.location.column})`;
      return `Note: ${note.message}${place ?? ""}`;
    }),
    ...(fix === undefined ? [] : [`Fix: ${fix}`]),
  ];
}

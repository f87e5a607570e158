/** One property of a generated interface. */
export interface InterfaceMember {
  /** The property's name, unquoted. */
  readonly key: string;
  /** The lines of the property and of the comment above it. */
  readonly text: string;
}

/**
 * Splits the block below the line that starts with `opening`, as TypeScript's printer lays it out: each member four
 * spaces deeper than the block, what is in it deeper still. Strings hold no line break, and comments none but the
 * printer's (see `disarmComments`), so lines are enough; a syntax tree of these files costs more than generating them.
 */
export function splitMembers(source: string, opening: string): InterfaceMember[] {
  const lines = source.split("\n");
  const first = lines.findIndex((line) => line.startsWith(opening) && line.endsWith("{"));
  if (first < 0) return [];
  const outer = /^ */.exec(opening)?.[0] ?? "";
  const indent = `${outer}    `;
  const members: InterfaceMember[] = [];
  let pending: string[] = [];
  let key: string | undefined;
  for (const line of lines.slice(first + 1)) {
    if (line.startsWith(`${outer}}`)) break;
    pending.push(line);
    if (!line.startsWith(indent) || line[indent.length] === " ") continue;
    key ??= keyOf(line.slice(indent.length));
    if (key === undefined || !line.endsWith(";")) continue;
    members.push({ key, text: pending.join("\n") });
    pending = [];
    key = undefined;
  }
  return members;
}

/** `name: …`, `"quoted name"?: …` or `404: …`. */
function keyOf(line: string): string | undefined {
  const match = /^(?:("(?:[^"\\]|\\.)*")|([\w$]+))\??: /.exec(line);
  return match?.[1] === undefined ? match?.[2] : unquote(match[1]);
}

/** TypeScript escapes as JSON does, and in two more ways. */
function unquote(quoted: string): string {
  return JSON.parse(quoted.replaceAll("\\v", "\\u000b").replaceAll("\\0", "\\u0000")) as string;
}

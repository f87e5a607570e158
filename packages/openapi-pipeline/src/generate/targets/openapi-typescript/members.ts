/** One property of a generated interface. */
export interface InterfaceMember {
  /** The property's name, unquoted. */
  readonly key: string;
  /** The lines of the property and of the comment above it. */
  readonly text: string;
}

const indent = "    ";

/**
 * Splits `export interface x { … }` as TypeScript's printer lays it out: each member at four spaces, what is in it deeper.
 * Strings hold no line break, and comments none but the printer's (see `disarmComments`), so lines are enough;
 * a syntax tree of these files costs more than generating them.
 */
export function splitMembers(source: string): InterfaceMember[] {
  const lines = source.split("\n");
  const opening = lines.findIndex((line) => line.endsWith("{") && line.startsWith("export interface "));
  const members: InterfaceMember[] = [];
  let pending: string[] = [];
  let key: string | undefined;
  for (const line of lines.slice(opening + 1)) {
    if (line === "}") break;
    pending.push(line);
    key ??= keyOf(line);
    if (key === undefined || !endsMember(line)) continue;
    members.push({ key, text: pending.join("\n") });
    pending = [];
    key = undefined;
  }
  return members;
}

/** `    name: …`, `    "quoted name"?: …` or `    404: …`. */
function keyOf(line: string): string | undefined {
  const match = /^ {4}(?:("(?:[^"\\]|\\.)*")|([\w$]+))\??: /.exec(line);
  return match?.[1] === undefined ? match?.[2] : unquote(match[1]);
}

/** TypeScript escapes as JSON does, and in a few more ways (`\\v`, `\\0`, `\\x`). */
function unquote(quoted: string): string {
  return JSON.parse(quoted.replaceAll("\\v", "\\u000b").replaceAll("\\0", "\\u0000")) as string;
}

function endsMember(line: string): boolean {
  return line.startsWith(indent) && line[indent.length] !== " " && line.endsWith(";");
}

/**
 * Characters that a reader cannot see or that reorder what he sees: controls, zero-width and bidirectional marks,
 * line and paragraph separators, lone surrogates. They are written as `\u{…}`.
 */
const invisible =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** One line of a fenced block: nothing in it can end the block, because no line of ours starts with a fence. */
export function plainLine(text: string): string {
  return visible(text.replace(/\s*\r?\n\s*/g, " ").trim());
}

/** Markdown prose of one line in which nothing of the text acts as markup, HTML or a link. */
export function prose(text: string): string {
  return plainLine(text)
    .replace(/[\\`*_{}[\]()<>#+!|~&:@-]/g, (character) => (character === "&" ? "&amp;" : escapeMark(character)))
    .replace(/(^|\s)(www)\./gi, "$1$2\\.")
    .replace(/^(\d+)\./, "$1\\.");
}

/** `:` and `@` make links of bare URLs and addresses; an entity stops that, a backslash does not. */
function escapeMark(character: string): string {
  if (character === ":") return "&#58;";
  if (character === "@") return "&#64;";
  if (character === "<") return "&lt;";
  if (character === ">") return "&gt;";
  return "()-".includes(character) ? character : `\\${character}`;
}

/** A code span that holds any text, backticks included (CommonMark 0.31, 6.1). */
export function codeSpan(text: string): string {
  const line = plainLine(text);
  const longest = Math.max(0, ...Array.from(line.matchAll(/`+/g), ([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const padding = line === "" || line.startsWith("`") || line.endsWith("`") ? " " : "";
  return `${fence}${padding}${line}${padding}${fence}`;
}

/** A fenced block of lines. */
export function block(lines: readonly string[]): string {
  return ["```text", ...lines, "```"].join("\n");
}

/** A JSON value on one line, in full: a contract that shortens hides changes. */
export function literal(value: unknown): string {
  return visible(JSON.stringify(value) ?? "undefined");
}

function visible(text: string): string {
  return text.replace(invisible, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`);
}

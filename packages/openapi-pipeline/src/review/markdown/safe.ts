import { printable } from "../../diagnostics/render/printable.ts";

/** Text that stays text in Markdown: no markup, no HTML, no link, no mention of a person, no reference to an issue. */
export function prose(text: string, most = 600): string {
  return unlinked(cut(printable(text), most).replace(/[\\`*_{}[\]()<>|~!&]/g, "\\$&")).replaceAll("\n", "<br>");
}

/** Prose in which what stands between backticks is code, as our messages write it. */
export function sentence(text: string): string {
  return text
    .split(/`([^`\n]+)`/)
    .map((part, index) => (index % 2 === 0 ? prose(part) : codeSpan(part)))
    .join("");
}

/** The same within an HTML tag such as `<summary>`, where a backslash is a backslash. */
export function htmlText(text: string, most = 300): string {
  const escaped = cut(printable(text), most).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return unlinked(escaped).replaceAll("\n", " ");
}

/** A code span with a fence that its text cannot close. A pipe is escaped even there: the table is parsed first. */
export function codeSpan(text: string, most = 200): string {
  const inner = cut(printable(text), most).replaceAll("\n", " ").replaceAll("|", "\\|");
  const fence = "`".repeat(longestRun(inner) + 1);
  const pad = inner.startsWith("`") || inner.endsWith("`") || inner.trim() === "" ? " " : "";
  return `${fence}${pad}${inner}${pad}${fence}`;
}

/** A fenced block that its text cannot close, of at most `most` characters; whole lines are cut and counted. */
export function fenced(language: string, lines: readonly string[], most: number): string {
  const shown = lines.map((line) => printable(line).replaceAll("\n", " "));
  let length = 0;
  const fits = shown.findIndex((line) => (length += line.length + 1) > most);
  const kept = fits < 0 ? shown : shown.slice(0, fits);
  const left = shown.length - kept.length;
  const fence = "`".repeat(Math.max(2, ...kept.map(longestRun)) + 1);
  const note = left === 0 ? "" : `\n\n… and ${left.toLocaleString("en-US")} more line${left === 1 ? "" : "s"}`;
  return `${[`${fence}${language}`, ...kept, fence].join("\n")}${note}`;
}

/** Something that opens at a click. Its title is HTML, its body Markdown. */
export function fold(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}

/** GitHub makes links of these wherever they stand outside code; an invisible space keeps them text. */
function unlinked(text: string): string {
  return text
    .replace(/[@#](?=[\w-])/g, "$&\u200b")
    .replace(/\bGH-(?=\d)/gi, "$&\u200b")
    .replace(/:(?=\/\/)|\bwww(?=\.)/gi, "$&\u200b")
    .replace(/\b[0-9a-f]{7,40}\b/g, (digits) => `${digits.slice(0, 4)}\u200b${digits.slice(4)}`);
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

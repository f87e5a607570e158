/** A fenced block of a page. */
export interface Fence {
  /** `ts`, `console`, `mermaid`; empty when the author named none. */
  readonly language: string;
  /** What is between the fences, with its last newline. */
  readonly code: string;
  /** Of `code` in the page, in UTF-16 code units. */
  readonly offset: number;
  /** Counts from 1; that of the opening fence. */
  readonly line: number;
  /** What the comment on the line before says that the block is: `include: <reference>`. */
  readonly include?: string;
}

export interface Heading {
  readonly depth: number;
  readonly text: string;
  readonly line: number;
}

/** A line of a table, with the text of its cells. */
export interface TableRow {
  readonly cells: readonly string[];
  readonly section: string;
  readonly line: number;
}

/** What of a Markdown page can be held against the repository. */
export interface Page {
  /** Relative to the root. */
  readonly path: string;
  readonly text: string;
  readonly headings: readonly Heading[];
  readonly fences: readonly Fence[];
  readonly rows: readonly TableRow[];
  /** Targets of links and images outside of fenced blocks. */
  readonly links: readonly { readonly text: string; readonly target: string; readonly line: number }[];
}

type Found = { -readonly [K in "headings" | "fences" | "rows" | "links"]: Page[K][number][] };

/** Reads a page of the plain Markdown that we write: fences and headings begin at the line's start. */
export function readPage(path: string, text: string): Page {
  const found: Found = { headings: [], fences: [], rows: [], links: [] };
  const lines = text.split("\n");
  let offset = 0;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const language = /^```(.*)$/.exec(line)?.[1];
    if (language === undefined) {
      readLine(line, at + 1, found);
      offset += line.length + 1;
      continue;
    }
    const end = lines.indexOf("```", at + 1);
    const last = end === -1 ? lines.length : end;
    const code = lines
      .slice(at + 1, last)
      .map((each) => `${each}\n`)
      .join("");
    const include = /^<!-- include: (.+) -->$/.exec(lines[at - 1] ?? "")?.[1];
    const start = offset + line.length + 1;
    found.fences.push({ language, code, offset: start, line: at + 1, ...(include !== undefined && { include }) });
    offset = start + code.length + 4;
    at = last;
  }
  return { path, text, ...found };
}

function readLine(line: string, at: number, { headings, rows, links }: Found): void {
  const [, marks, heading] = /^(#+) (.+)$/.exec(line) ?? [];
  if (marks !== undefined && heading !== undefined) headings.push({ depth: marks.length, text: heading, line: at });
  for (const [, text = "", target = ""] of line.matchAll(/\[([^\]]*)\]\(([^)\s]+)\)/g))
    links.push({ text, target, line: at });
  if (!line.startsWith("|") || /^\|[\s|:-]+\|$/.test(line)) return;
  const cells = line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
  rows.push({ cells, section: headings.findLast(({ depth }) => depth === 2)?.text ?? "", line: at });
}

/** The page with other code in some of its blocks. */
export function withCode(page: Page, replacements: ReadonlyMap<Fence, string>): string {
  let text = "";
  let from = 0;
  for (const fence of page.fences) {
    const code = replacements.get(fence) ?? fence.code;
    text += page.text.slice(from, fence.offset) + code;
    from = fence.offset + fence.code.length;
  }
  return text + page.text.slice(from);
}

/** A file of `generated/metrics/`. */
export interface MetricsFile {
  /** Relative to the repository's root. */
  readonly path: string;
  readonly contents: string;
}

/** What the command line of the conformance suite asks for. */
export interface ConformanceOptions {
  readonly only: readonly string[];
  readonly write: boolean;
  /** Further Node executables to run the clients with. */
  readonly nodes: readonly string[];
  /** Folder of public documents. */
  readonly documents: string;
  /** Folder of other people's cases for the diff. */
  readonly corpora: string;
}

/** What a part is given. */
export interface PartInput extends ConformanceOptions {
  readonly progress: (line: string) => void;
}

/** What a part of the conformance run found. */
export interface PartResult {
  readonly files: readonly MetricsFile[];
  /** What should work and does not, one sentence each. */
  readonly failures: readonly string[];
  /** What was not tried, and why: the machine lacks something. Metrics with a gap are not written. */
  readonly skipped: readonly string[];
}

/** The Markdown and the JSON file of one table of results. */
export function metricsFiles(name: string, markdown: string, data: unknown): readonly MetricsFile[] {
  const preamble = "<!-- Made by `pnpm conformance --write`. Do not edit. -->\n\n";
  const path = `generated/metrics/${name}`;
  return [
    { path: `${path}.md`, contents: `${preamble}${markdown.trim()}\n` },
    { path: `${path}.json`, contents: `${JSON.stringify(data, undefined, 2)}\n` },
  ];
}

/** A Markdown table. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

import type { Severity } from "./diagnostic.ts";

/** The rows of the table by area, as far as an index shows them. */
export type IndexedAreas = Readonly<Record<string, Readonly<Record<string, { readonly severity: Severity }>>>>;

/** What each area is about; one that is not named here stands under its own name. */
const headings: Readonly<Record<string, string>> = {
  surface: "Surfaces and contracts",
  compile: "From contract to document",
  schema: "Schemas",
  document: "Documents, views and audiences",
  lint: "Rules",
  snapshot: "Snapshot and names",
  generate: "Generated clients",
  diff: "Breaking changes",
  release: "Releases and versions",
  artifacts: "Artifacts and cache",
  cli: "Command line",
};

/** The text of `docs/diagnostics/README.md`: every code by area, with the first sentence of its page. */
export function renderDocsIndex(areas: IndexedAreas, page: (code: string) => string | undefined): string {
  const sections = Object.entries(areas)
    .filter(([, rows]) => Object.keys(rows).length > 0)
    .map(([area, rows]) => {
      const lines = Object.entries(rows)
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([code, { severity }]) => `| [${code}](${code}.md) | ${severity} | ${firstSentence(page(code) ?? "")} |`);
      return `## ${headings[area] ?? area}\n\n| Code | Severity | What happened |\n|---|---|---|\n${lines.join("\n")}\n`;
    });
  return `${preamble}\n${sections.join("\n")}`;
}

const preamble = `<!-- Made from the diagnostics table and the pages by \`vitest run packages/openapi-pipeline/tests/diagnostics -u\`. -->

# Diagnostics

Every finding of the pipeline has a code, and every code a page: what happened, the author's source before and after, and why it matters. Findings of Redocly and Spectral are named \`redocly/<rule>\` and \`spectral/<rule>\`, and link to the tool's own page.

An \`error\` fails the command with exit code 1; a \`warning\` and an \`info\` do not.
`;

/** The first sentence of a page's first paragraph that is neither a heading, a severity line nor code. */
function firstSentence(page: string): string {
  const paragraph = page
    .replace(/^---\n[\s\S]*?\n---\n/, "")
    .split(/\n\s*\n/)
    .map((block) => block.replace(/\s*\n\s*/g, " ").trim())
    .find((block) => block !== "" && !/^(?:#|```|<!--|\W*severity\b)/i.test(block));
  const sentence = /^.*?[.?!](?=\s|$)/.exec(paragraph ?? "")?.[0] ?? paragraph ?? "";
  return sentence.replaceAll("|", "\\|");
}

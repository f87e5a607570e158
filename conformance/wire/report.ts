import { type MetricsFile, metricsFiles, type PartResult, table } from "../metrics.ts";
import { type Arena, type Contestant, ourContestants, stockContestants } from "./baseline/contestants.ts";
import type { WireCase } from "./case.ts";
import { contractCases, styleCases } from "./cases/index.ts";
import { runCase } from "./run-case.ts";

/** What one contestant made of the suite. */
interface Score {
  readonly name: string;
  readonly passed: number;
  readonly cases: number;
  readonly failures: readonly FailedCase[];
}

interface FailedCase {
  readonly area: string;
  readonly name: string;
  readonly objection: string;
}

/** Longer than hey-api's default delay before it reconnects, 3 s. */
const patience = 8000;

/** Runs the suite over our packed client and over stock tools, and lays what failed out as tables. */
export async function wireMetrics(progress: (line: string) => void): Promise<PartResult> {
  const ours = await scoreOf(await ourContestants(), progress);
  const stock = await scoreOf(await stockContestants(), progress);
  const failures = ours.flatMap(({ name, failures: each }) =>
    each.map((failed) => `wire: ${name}: ${failed.name}: ${failed.objection}`),
  );
  return { files: wireFiles([...ours, ...stock]), failures, skipped: [] };
}

async function scoreOf(arena: Arena, progress: (line: string) => void): Promise<Score[]> {
  try {
    const scores: Score[] = [];
    for (const each of arena.contract) scores.push(await play(each, contractCases));
    for (const each of arena.styles) scores.push(await play({ ...each, name: `${each.name}, styles` }, styleCases));
    for (const { name, passed, cases } of scores) progress(`wire: ${name}: ${passed} of ${cases}`);
    return scores;
  } finally {
    await arena.close();
  }
}

async function play(
  { name, client, server }: Contestant,
  suite: Readonly<Record<string, readonly WireCase[]>>,
): Promise<Score> {
  const failures: FailedCase[] = [];
  let cases = 0;
  for (const [area, members] of Object.entries(suite)) {
    for (const member of members) {
      cases++;
      const { objection } = await runCase(member, client, server, patience);
      if (objection !== undefined) failures.push({ area, name: member.name, objection: withoutPort(objection) });
    }
  }
  return { name, cases, passed: cases - failures.length, failures };
}

/** The port differs from run to run. */
function withoutPort(text: string): string {
  return text.replaceAll(/127\.0\.0\.1:\d+/g, "127.0.0.1");
}

function wireFiles(scores: readonly Score[]): readonly MetricsFile[] {
  const summary = table(
    ["client", "cases", "passed", "failed"],
    scores.map(({ name, cases, passed }) => [name, String(cases), String(passed), String(cases - passed)]),
  );
  const details = scores
    .filter(({ failures }) => failures.length > 0)
    .map(({ name, failures }) => {
      const rows = failures.map((failed) => [failed.area, failed.name, code(failed.objection)]);
      return `## ${name}\n\n${table(["area", "case", "what happened"], rows)}`;
    });
  return metricsFiles("wire", [introduction, summary, ...details].join("\n\n"), scores);
}

function code(text: string): string {
  return `\`${text.replaceAll("`", "'").replaceAll(/\s+/g, " ")}\``;
}

const introduction = `# Wire conformance

One suite of calls over real HTTP (\`conformance/wire/cases/\`), played by

- our client: packed as it is published, unpacked outside this repository, its functions called with a base URL; the server is oRPC's \`OpenAPIHandler\` with the options of \`@rawr/orpc-standards/server\`;
- stock tools: oRPC's \`OpenAPIGenerator\` with a converter that hands over each schema's own JSON Schema, oRPC's \`OpenAPIHandler\` with its defaults (and once with its \`SmartCoercionPlugin\`), the same handlers, and hey-api's client with its defaults, called as its documentation does.

"styles" is a second suite, over a document with the parameter styles and media types that oRPC does not know: its server reads requests by OpenAPI's table of styles, without a library.

A typed error counts when its code, status and data arrive, in whatever shape; what a stream returns counts when it is told apart from the items.`;

import { resolve } from "node:path";
import { metricsFiles, type PartInput, type PartResult, table } from "../metrics.ts";
import { root } from "../root.ts";
import { type ContainmentScore, containmentCases, scoreContainment, suiteCases } from "./containment.ts";
import { type EditSpace, editSpaceMarkdown, judgeEditSpace } from "./edit-space/report.ts";
import { type CorpusScore, precision, recall, type Score, scoreCorpus } from "./scoreboard.ts";

/** What has to be reached once dissents are adjudicated. */
const goals: Readonly<Record<string, { readonly precision: number; readonly recall: number }>> = {
  oasdiff: { precision: 1, recall: 0.99 },
  "openapi-diff": { precision: 0.95, recall: 0.95 },
};

/** Verdicts on other people's cases: precision, recall, what is undecided, and every dissent with its witness. */
export async function diffMetrics({ corpora, progress }: PartInput): Promise<PartResult> {
  const folder = resolve(root, corpora);
  const missing: string[] = [];
  const documents: CorpusScore[] = [];
  for (const name of Object.keys(goals)) {
    progress(`diff: ${name}`);
    const score = await scoreCorpus(folder, name);
    if (score) documents.push(score);
    else missing.push(`there is no ${corpora}/${name}`);
  }
  const schemas: ContainmentScore[] = [];
  const questions = { containment: containmentCases(folder), "json-schema-test-suite": suiteCases(folder) };
  for (const [name, cases] of Object.entries(questions)) {
    progress(`diff: ${name}`);
    if (cases) schemas.push(scoreContainment(name, cases));
    else missing.push(`there is no ${corpora}/${name}`);
  }
  progress("diff: every edit of a document");
  const { failures, ...space } = judgeEditSpace();
  return {
    files: metricsFiles("diff", markdown(documents, schemas, space), { documents, schemas, edits: space }),
    failures: [
      ...documents.flatMap(documentFailures),
      ...tooManyUndecided(documents),
      ...schemas.flatMap(({ unsound }) => unsound),
      ...failures,
    ],
    skipped: missing,
  };
}

function documentFailures(score: CorpusScore): readonly string[] {
  const { corpus, adjudicated, unconfirmed, unreadable } = score;
  const goal = goals[corpus] ?? { precision: 1, recall: 1 };
  const reached = { precision: precision(adjudicated), recall: recall(adjudicated) };
  return [
    ...(reached.precision < goal.precision ? [`${corpus}: precision ${percent(reached.precision)}`] : []),
    ...(reached.recall < goal.recall ? [`${corpus}: recall ${percent(reached.recall)}`] : []),
    ...unconfirmed.map((each) => `${corpus}: a witness is not confirmed: ${each}`),
    ...unreadable.map((each) => `${corpus}: not read: ${each}`),
  ];
}

function tooManyUndecided(scores: readonly CorpusScore[]): readonly string[] {
  const total = (value: (score: CorpusScore) => number) => scores.reduce((sum, score) => sum + value(score), 0);
  const [undecided, changed] = [total((score) => score.undecided), total((score) => score.changedLocations)];
  return undecided > 0.01 * changed ? [`${undecided} of ${changed} changed locations are undecided`] : [];
}

function markdown(
  documents: readonly CorpusScore[],
  schemas: readonly ContainmentScore[],
  space: Omit<EditSpace, "failures">,
): string {
  return [
    introduction,
    "## Pairs of documents",
    table(
      ["corpus", "pairs", "counted", "precision", "recall", "right", "false alarms", "missed", "undecided locations"],
      documents.flatMap(documentRows),
    ),
    ...documents.flatMap(dissentsOf),
    "## Pairs of schemas",
    table(
      ["corpus", "questions", "contained, proof replayed", "not contained, with witness", "undecided", "dissents"],
      schemas.map(schemaRow),
    ),
    ...schemas
      .filter(({ dissents }) => dissents.length > 0)
      .map(
        ({ corpus, dissents }) => `### ${corpus}: dissents\n\n${dissents.map((each) => `- ${code(each)}`).join("\n")}`,
      ),
    editSpaceMarkdown(space),
  ].join("\n\n");
}

function documentRows({ corpus, cases, undecided, changedLocations, ...scores }: CorpusScore): readonly string[][] {
  const row = (counted: string, score: Score): string[] => [
    corpus,
    String(cases),
    counted,
    percent(precision(score)),
    percent(recall(score)),
    String(score.truePositive + score.trueNegative),
    String(score.falsePositive),
    String(score.falseNegative),
    `${undecided} of ${changedLocations}`,
  ];
  return [
    row("enforced, by the labels", scores.byLabel),
    row("WIRE alone, by the labels", scores.wireByLabel),
    row("enforced, dissents adjudicated", scores.adjudicated),
  ];
}

function dissentsOf({ corpus, dissents }: CorpusScore): readonly string[] {
  if (dissents.length === 0) return [];
  const rows = dissents.map(({ id, label, findings, adjudication }) => [
    id,
    label,
    findings.map(code).join("<br>") || "nothing that is enforced",
    adjudication === undefined
      ? "not read yet: the label counts"
      : `${adjudication.breaking ? "breaking" : "compatible"}: ${adjudication.reason}`,
  ]);
  return [`### ${corpus}: dissents`, table(["pair", "label", "found", "adjudicated"], rows)];
}

function schemaRow({ corpus, cases, contained, refuted, undecided, dissents }: ContainmentScore): readonly string[] {
  const open = Object.entries(undecided).map(([reason, count]) => `${count} ${reason}`);
  const figures = [cases, contained, refuted].map(String);
  return [corpus, ...figures, open.join(", ") || "0", String(dissents.length)];
}

function percent(share: number): string {
  return share.toFixed(3);
}

function code(text: string): string {
  const short = text.length > 300 ? `${text.slice(0, 300)}…` : text;
  return `\`${short.replaceAll("`", "'").replaceAll(/\s+/g, " ")}\``;
}

const introduction = `# Verdicts of the diff on other people's cases

A pair of documents counts as breaking when there is a finding that the default policy enforces: \`WIRE\`, \`SDK_SOURCE\`, \`LIFECYCLE\` or \`UNDECIDED\`. The labels are those of the corpora, corrected where a corpus itself says that one is wrong; senders send declared names only. The rows "by the labels" are those in which nobody here had a hand. Where verdict and label part, both documents were read, and what came of it stands beside the finding; a dissent that was not read counts against us. Three kinds of dissent are about policy more than about facts: what may go without a date (\`LIFECYCLE\`), what only types notice (\`SDK_SOURCE\`), and what values mean (\`BEHAVIOUR\`, not enforced by default). Every witness of class \`WIRE\` that is a payload was held against both documents by Ajv and TypeBox's validator outside of our libraries.`;

import { defaultDatabaseFile } from "./database-file.ts";
import { runStatuses } from "./output.ts";
import { operandOf, type Verb, verbs } from "./verbs.ts";

const summaries: Readonly<Record<Verb, string>> = {
  "runs list": "The newest runs",
  "runs show": "One run: its steps with durations, and its timeline",
  "runs watch": "Follow a run to its end; 0 when it completed, 1 when it failed or was cancelled",
  "runs cancel": "End a run before its next step",
  "runs retry": "Start a new run with the event of one that has ended",
  "runs prune": "Delete runs that ended long ago",
  doctor: "What is wrong with the database or the engine, and how to mend it",
};

const optionTexts: Readonly<Record<string, readonly [string, string]>> = {
  status: ["--status <status>", `${runStatuses.join(", ")}; may be repeated`],
  function: ["--function <id>", "runs of this function, with its application's id: app-function"],
  attribute: ["--attribute <name>=<value>", "runs that were triggered with it; may be repeated"],
  since: ["--since <when>", "runs since then: a span (2h, 7d) or a date"],
  limit: ["--limit <count>", "1 to 100; default: 20"],
  cursor: ["--cursor <cursor>", "the page that follows; the page before says it"],
  reason: ["--reason <text>", "kept with the run"],
  "older-than": ["--older-than <span>", "default: 30d"],
  "dry-run": ["--dry-run", "only say how many"],
  file: ["--file <file>", `the database; default: WORKFLOW_DATABASE, else ${defaultDatabaseFile}`],
  json: ["--json", "for a program; errors too"],
  help: ["-h, --help", "this text"],
};

const exitCodeText = `Exit codes
  0    fine
  1    the watched run failed or was cancelled; the engine refused; doctor found a problem
  2    it could not run: wrong arguments, no database, no such run
  130  ended by Ctrl-C
`;

/** The help of a command, or of the program. */
export function helpText(verb: Verb | undefined): string {
  if (!verb) {
    const commands = Object.entries(summaries).map(([name, text]) => [usage(name as Verb), text] as const);
    return `workflows: runs of the workflow runtime

Usage: workflows <command> [options]

Commands
${columns(commands)}
The beginning of a run's id is enough. \`workflows <command> --help\` shows options.

${exitCodeText}`;
  }
  const options = Object.keys(verbs[verb]).map((name) => optionTexts[name] ?? ([name, ""] as const));
  return `workflows ${verb}: ${summaries[verb]}

Usage: workflows ${usage(verb)} [options]

Options
${columns(options)}
${exitCodeText}`;
}

function usage(verb: Verb): string {
  return operandOf[verb] === undefined ? verb : `${verb} <id>`;
}

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}\n`).join("");
}

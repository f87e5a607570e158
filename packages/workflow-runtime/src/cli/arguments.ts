import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import type { RunFilter, RunStatus } from "../port.ts";
import { badUsage } from "./cli-error.ts";
import { type DatabaseFile, databaseFile } from "./database-file.ts";
import { runStatuses } from "./output.ts";
import { readSpan } from "./spans.ts";
import { isVerb, operandOf, type Verb, verbs } from "./verbs.ts";

/** A command line, understood. */
export interface Invocation {
  readonly verb: Verb;
  readonly database: DatabaseFile;
  readonly json: boolean;
  /** The beginning of a run's id; empty where the verb takes none. */
  readonly run: string;
  readonly filter: RunFilter;
  readonly reason: string | undefined;
  readonly olderThanMs: number;
  readonly dryRun: boolean;
}

export type Request =
  | { readonly kind: "run"; readonly invocation: Invocation }
  | { readonly kind: "help"; readonly verb: Verb | undefined; readonly wasAsked: boolean };

export interface ArgumentContext {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: number;
}

type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

const month = 30 * 86_400_000;

/**
 * Understands the arguments after the program's name.
 *
 * @throws CliError on an unknown command, option or value.
 */
export function parseCommandLine(argv: readonly string[], context: ArgumentContext): Request {
  const [first, second] = argv;
  if (first === undefined) return { kind: "help", verb: undefined, wasAsked: false };
  if (["help", "--help", "-h"].includes(first)) return { kind: "help", verb: undefined, wasAsked: true };
  const words = first === "runs" && second !== undefined && !second.startsWith("-") ? 2 : 1;
  const verb = argv.slice(0, words).join(" ");
  if (verb === "runs" && (second === "--help" || second === "-h"))
    return { kind: "help", verb: undefined, wasAsked: true };
  if (!isVerb(verb)) {
    throw badUsage(`There is no command \`${verb}\`; there are ${Object.keys(verbs).join(", ")}.`, "");
  }
  const { values, operands } = parseOptions(verb, argv.slice(words));
  if (values["help"] === true) return { kind: "help", verb, wasAsked: true };
  const [run = ""] = operands;
  if (operandOf[verb] === "run" && run === "") throw badUsage(`\`${verb}\` needs the id of a run.`, verb);
  const extra = operands[operandOf[verb] === undefined ? 0 : 1];
  if (extra !== undefined) throw badUsage(`\`${verb}\` does not take \`${extra}\`.`, verb);
  return { kind: "run", invocation: understand(verb, { values, run }, context) };
}

function parseOptions(verb: Verb, args: readonly string[]): { values: Values; operands: readonly string[] } {
  const options: ParseArgsOptionsConfig = verbs[verb];
  const { values, positionals, tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const option = options[token.name];
    if (!option) {
      const known = Object.keys(options).map((name) => `--${name}`);
      throw badUsage(`\`${verb}\` has no option \`${token.rawName}\`; it has ${known.join(", ")}.`, verb);
    }
    const isMissing = option.type === "string" && (token.value === undefined || token.value.startsWith("--"));
    if (isMissing) throw badUsage(`\`${token.rawName}\` needs a value.`, verb);
    if (option.type === "boolean" && token.value !== undefined) {
      throw badUsage(`\`${token.rawName}\` takes no value.`, verb);
    }
  }
  return { values, operands: positionals };
}

function understand(
  verb: Verb,
  { values, run }: { values: Values; run: string },
  context: ArgumentContext,
): Invocation {
  const olderThan = text(values["older-than"]);
  return {
    verb,
    run,
    database: databaseFile(text(values["file"]), context),
    json: values["json"] === true,
    filter: readFilter(values, context.now),
    reason: text(values["reason"]),
    olderThanMs: olderThan === undefined ? month : spanOf(olderThan, "--older-than", verb),
    dryRun: values["dry-run"] === true,
  };
}

function readFilter(values: Values, now: number): RunFilter {
  const [functionId, since, limit, cursor] = ["function", "since", "limit", "cursor"].map((name) => text(values[name]));
  const status = many(values["status"])
    .flatMap((value) => value.split(","))
    .map(statusOf);
  const attributes = Object.fromEntries(many(values["attribute"]).map(attributeOf));
  return {
    ...(functionId !== undefined && { functionId }),
    ...(status.length > 0 && { status }),
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(since !== undefined && { createdAfter: instantOf(since, now) }),
    ...(limit !== undefined && { limit: limitOf(limit) }),
    ...(cursor !== undefined && { cursor }),
  };
}

function statusOf(value: string): RunStatus {
  const status = runStatuses.find((known) => known === value);
  if (!status) throw badUsage(`\`--status\` is one of ${runStatuses.join(", ")}, not \`${value}\`.`, "runs list");
  return status;
}

function attributeOf(value: string): [string, string] {
  const at = value.indexOf("=");
  if (at < 1) throw badUsage(`\`--attribute\` is <name>=<value>, not \`${value}\`.`, "runs list");
  return [value.slice(0, at), value.slice(at + 1)];
}

function limitOf(value: string): number {
  const limit = Number(value);
  if (Number.isInteger(limit) && limit >= 1 && limit <= 100) return limit;
  throw badUsage(`\`--limit\` is a number from 1 to 100, not \`${value}\`.`, "runs list");
}

function instantOf(value: string, now: number): string {
  const span = readSpan(value);
  const at = span === undefined ? Date.parse(value) : now - span;
  if (Number.isFinite(at) && at >= 0) return new Date(at).toISOString();
  throw badUsage(
    `\`--since\` is a span such as 2h or 7d, or a date such as 2026-11-20, not \`${value}\`.`,
    "runs list",
  );
}

function spanOf(value: string, option: string, verb: Verb): number {
  const span = readSpan(value);
  if (span === undefined) throw badUsage(`\`${option}\` is a span such as 12h or 30d, not \`${value}\`.`, verb);
  return span;
}

function many(value: Values[string]): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function text(value: Values[string]): string | undefined {
  return typeof value === "string" ? value : undefined;
}

import { resolve } from "node:path";
import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { CliError } from "./endings.ts";
import { type DiffFormat, diffFormats, type Format, formats, operandLimit, type Verb, verbs } from "./verbs.ts";

/** A command line, understood. */
export interface Invocation {
  readonly verb: Verb;
  readonly operands: readonly string[];
  /** Absolute. */
  readonly cwd: string;
  readonly surfaces: readonly string[];
  readonly format: Format | undefined;
  readonly cacheDir: string | undefined;
  readonly cache: boolean;
  readonly explain: boolean;
  readonly watch: boolean;
  /** Show every finding, not the first of each kind. */
  readonly all: boolean;
  readonly quiet: boolean;
  readonly dryRun: boolean;
  /** Where `pack` writes; absolute. */
  readonly out: string;
  readonly publishing: PublishOptions;
  readonly diff: DiffCommandOptions;
}

/** What `diff` alone is told. */
export interface DiffCommandOptions {
  /** `released`, a git ref, or the path of a document. */
  readonly against: string;
  readonly audience: string | undefined;
  readonly format: DiffFormat | undefined;
  /** Files to write, absolute. */
  readonly outs: readonly string[];
}

/** What `publish` alone is told. */
export interface PublishOptions {
  readonly registry: string | undefined;
  readonly tag: string | undefined;
  readonly access: "public" | "restricted" | undefined;
  readonly withRuntime: boolean;
  /** Attest where the package was built, when CI can. */
  readonly provenance: boolean;
}

/** What was asked for: a command, or a text. */
export type Request =
  | { readonly kind: "run"; readonly invocation: Invocation }
  | { readonly kind: "help"; readonly verb: Verb | undefined }
  | { readonly kind: "version" };

/**
 * Understands the arguments after the program's name.
 *
 * @throws CliError on an unknown verb, option or value.
 */
export async function parseCommandLine(argv: readonly string[], cwd: string): Promise<Request> {
  const [first, ...rest] = argv;
  if (first === undefined || first === "help" || first === "--help" || first === "-h") {
    return { kind: "help", verb: isVerb(rest[0]) ? rest[0] : undefined };
  }
  if (first === "--version" || first === "-v") return { kind: "version" };
  if (!isVerb(first)) {
    const suggestion = await suggestFrom(first, first.startsWith("-") ? [] : Object.keys(verbs));
    throw new CliError({
      code: "unknown-command",
      parameters: { command: first, known: Object.keys(verbs), suggestion },
    });
  }
  const { values, operands } = await parseOptions(first, rest);
  if (values["help"]) return { kind: "help", verb: first };
  if (values["version"]) return { kind: "version" };
  return { kind: "run", invocation: toInvocation(first, { values, operands, cwd }) };
}

type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

async function parseOptions(
  verb: Verb,
  args: readonly string[],
): Promise<{ values: Values; operands: readonly string[] }> {
  const options: ParseArgsOptionsConfig = verbs[verb];
  const { values, positionals, tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const option = options[token.name];
    if (!option) {
      const known = Object.keys(options).map((name) => `--${name}`);
      const suggestion = await suggestFrom(token.rawName, known);
      throw new CliError({ code: "unknown-option", parameters: { option: token.rawName, verb, suggestion } });
    }
    const isMissing = option.type === "string" && (token.value === undefined || token.value.startsWith("--"));
    if (isMissing) throw badValue(token.rawName, "a value", "nothing");
    if (option.type === "boolean" && token.value !== undefined) throw badValue(token.rawName, "no value", token.value);
  }
  const [extra] = positionals.slice(operandLimit[verb]);
  if (extra !== undefined) throw new CliError({ code: "unexpected-argument", parameters: { argument: extra, verb } });
  return { values, operands: positionals };
}

function toInvocation(verb: Verb, parsed: { values: Values; operands: readonly string[]; cwd: string }): Invocation {
  const { values, operands } = parsed;
  const cwd = resolve(parsed.cwd, text(values["cwd"]) ?? ".");
  const cacheDir = text(values["cache-dir"]);
  return {
    verb,
    operands,
    cwd,
    surfaces: ((values["surface"] ?? []) as string[]).map(String),
    format: verb === "diff" ? undefined : formatOf(formats, values),
    cacheDir: cacheDir === undefined ? undefined : resolve(cwd, cacheDir),
    cache: values["no-cache"] !== true,
    explain: values["explain"] === true,
    watch: values["watch"] === true,
    all: values["all"] === true,
    quiet: values["quiet"] === true,
    dryRun: values["dry-run"] === true,
    out: resolve(cwd, text(values["out"]) ?? "."),
    publishing: publishOptions(values),
    diff: {
      against: text(values["against"]) ?? "released",
      audience: text(values["audience"]),
      format: verb === "diff" ? formatOf(diffFormats, values) : undefined,
      outs: verb === "diff" ? ((values["out"] ?? []) as string[]).map((path) => resolve(cwd, path)) : [],
    },
  };
}

function publishOptions(values: Values): PublishOptions {
  const [registry, tag, access] = [text(values["registry"]), text(values["tag"]), text(values["access"])];
  const isUrl = registry === undefined || (URL.canParse(registry) && /^https?:$/.test(new URL(registry).protocol));
  if (!isUrl) throw badValue("--registry", "a URL such as https://npm.example.com", registry);
  // npm takes a version range for one, and refuses.
  if (tag !== undefined && !/^[a-z][a-z0-9._-]*$/i.test(tag)) throw badValue("--tag", "a name such as next", tag);
  if (access !== undefined && access !== "public" && access !== "restricted")
    throw badValue("--access", "public, restricted", access);
  return {
    registry,
    tag,
    access,
    withRuntime: values["with-runtime"] === true,
    provenance: values["no-provenance"] !== true,
  };
}

function formatOf<Known extends Format | DiffFormat>(formats: readonly Known[], values: Values): Known | undefined {
  const format = text(values["format"]) ?? (values["json"] === true ? "json" : undefined);
  if (format === undefined) return undefined;
  const known = formats.find((name) => name === format);
  const disagree = values["json"] === true && format !== "json";
  if (!known || disagree) throw badValue("--format", disagree ? "json, as --json says" : formats.join(", "), format);
  return known;
}

function badValue(option: string, expected: string, found: string): CliError {
  return new CliError({ code: "bad-option-value", parameters: { option, expected, found } });
}

function text(value: Values[string]): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function isVerb(word: string | undefined): word is Verb {
  return word !== undefined && Object.hasOwn(verbs, word);
}

async function suggestFrom(word: string, candidates: readonly string[]): Promise<string | undefined> {
  const { suggest } = await import("../diagnostics/suggest.ts");
  return suggest(word, candidates);
}

/** How a program ended. */
export interface ProgramResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program with arguments; undefined when there is no such program. */
export type RunProgram = (program: string, args: readonly string[]) => Promise<ProgramResult | undefined>;

/** What became of a question to a registry, when it was not answered. */
export interface RegistryFailure {
  readonly kind: "unreachable" | "unauthorized" | "conflict" | "other" | "no-program";
  /** One line, without secrets. */
  readonly reason: string;
}

/** Where a version is: its integrity, or null when the registry does not have it. */
export type Lookup = { readonly integrity: string | null } | { readonly failure: RegistryFailure };

/** How a package is sent. */
export interface SendOptions {
  readonly tag: string | undefined;
  readonly access: string | undefined;
  readonly provenance: boolean;
}

/** A package and where it belongs. */
export interface Target {
  readonly name: string;
  readonly version: string;
  /** URL of the registry. Undefined: the one that the user's configuration names. */
  readonly url: string | undefined;
}

/** Registries, by way of the program that has the user's configuration, proxies and credentials. */
export interface Registries {
  lookUp(target: Target): Promise<Lookup>;
  /** Sends a packed file as it is; undefined when the registry took it. */
  send(target: Target, file: string, options: SendOptions): Promise<RegistryFailure | undefined>;
  /** What messages call the target's registry. */
  nameOf(target: Target): string;
}

/** What registries are reached with. */
export interface RegistriesInput {
  /** In order of preference. */
  readonly programs: readonly string[];
  readonly run: RunProgram;
  /** Takes secrets out of a text. */
  readonly redact: (text: string) => string;
}

/** Registries as npm or pnpm reach them. */
export function openRegistries({ programs, run, redact }: RegistriesInput): Registries {
  const failureOf = (result: ProgramResult) => classify(result, redact);
  const ask = async (args: (program: string) => readonly string[]) => {
    for (const program of programs) {
      const result = await run(program, args(program));
      if (result !== undefined) return result;
    }
    return undefined;
  };
  return {
    nameOf: ({ url }) => redact(url ?? "the registry of your .npmrc"),
    async lookUp(target) {
      const result = await ask((program) => [
        ...["view", `${target.name}@${target.version}`, "dist", "--json"],
        ...registryArguments(program, target),
      ]);
      if (result === undefined) return { failure: noProgram };
      const answer = parse(result.stdout);
      if (result.exitCode === 0) return { integrity: integrityOf(answer) };
      return isNotFound(answer, result) ? { integrity: null } : { failure: failureOf(result) };
    },
    async send(target, file, { tag, access, provenance }) {
      const result = await ask((program) => [
        ...["publish", file, "--json", ...(program === "pnpm" ? ["--no-git-checks"] : [])],
        ...(tag === undefined ? [] : ["--tag", tag]),
        ...(access === undefined ? [] : ["--access", access]),
        ...(provenance ? ["--provenance"] : []),
        ...registryArguments(program, target),
      ]);
      if (result === undefined) return noProgram;
      return result.exitCode === 0 ? undefined : failureOf(result);
    },
  };
}

const noProgram: RegistryFailure = { kind: "no-program", reason: "no program to ask with" };

/** The registry that a user's .npmrc gives to the package's scope would win over `--registry`. */
function registryArguments(program: string, { name, url }: Target): readonly string[] {
  if (url === undefined) return [];
  const scope = /^(@[^/]+)\//.exec(name)?.[1];
  const key = program === "pnpm" ? `--config.${scope}:registry` : `--${scope}:registry`;
  return ["--registry", url, ...(scope === undefined ? [] : [`${key}=${url}`])];
}

interface Answer {
  readonly integrity?: unknown;
  readonly error?: { readonly code?: unknown; readonly summary?: unknown; readonly message?: unknown };
}

function parse(text: string): Answer {
  try {
    const value = JSON.parse(text) as Answer | readonly Answer[];
    return (Array.isArray(value) ? value[0] : value) as Answer;
  } catch {
    return {};
  }
}

/** A registry of before 2017 may know no integrity; then nothing is the same. */
function integrityOf({ integrity }: Answer): string {
  return typeof integrity === "string" ? integrity : "no integrity";
}

function isNotFound({ error }: Answer, { stdout }: ProgramResult): boolean {
  // npm 10 answers nothing at all for a version that does not exist of a package that does.
  return stdout.trim() === "" || /^(?:E404|ERR_PNPM_FETCH_404|ERR_PNPM_PACKAGE_NOT_FOUND)$/.test(String(error?.code));
}

const kinds = [
  ["conflict", /\b409\b|EPUBLISHCONFLICT|previously published|already present/i],
  ["unauthorized", /\b40[13]\b|E40[134]|ENEEDAUTH|EOTP|logged in|\b404\b/i],
  [
    "unreachable",
    /ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ESOCKET|ENETUNREACH|EHOSTUNREACH|NETWORK_ERROR|E50[0-9]|\b50[0-9]\b|CERT|error sending request/i,
  ],
] as const;

function classify({ stdout, stderr }: ProgramResult, redact: (text: string) => string): RegistryFailure {
  const { error } = parse(stdout);
  const text = [error?.code, error?.summary ?? error?.message].filter(
    (part) => typeof part === "string" && part !== "",
  );
  const said = text.length > 0 ? text.join(": ") : firstError(stderr);
  const kind = kinds.find(([, pattern]) => pattern.test(said))?.[0] ?? "other";
  return { kind, reason: redact(said.replaceAll(/\s+/g, " ").trim()).slice(0, 500) };
}

function firstError(text: string): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "" && !/^npm (?:warn|notice)\b/i.test(line));
  return lines.slice(0, 3).join(" ") || "it ended without a word";
}

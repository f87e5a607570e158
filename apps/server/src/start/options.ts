import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { StartError } from "./start-error.ts";

/** What the command line asks for; what it leaves open is up to the environment. */
export interface StartOptions {
  readonly port?: number;
  readonly hostname?: string;
  /** Absolute. */
  readonly stateFolder: string;
  /** Clear the state folder first. */
  readonly reset: boolean;
  readonly seed: boolean;
  readonly json: boolean;
}

const flags = {
  port: { type: "string" },
  host: { type: "string" },
  state: { type: "string" },
  reset: { type: "boolean" },
  "no-seed": { type: "boolean" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** Where the command was called, and where the repository is. */
export interface Folders {
  readonly cwd: string;
  readonly root: string;
}

/**
 * Reads the arguments after the command's name; `help` when that was asked for.
 *
 * @throws StartError BAD_USAGE, with every fault in it.
 */
export function readStartOptions(argv: readonly string[], { cwd, root }: Folders): StartOptions | "help" {
  const values = readFlags(argv, flags, "npm start -- --help");
  if (values === "help") return "help";
  const { port, host, state } = values as { port?: string; host?: string; state?: string };
  return {
    ...(port !== undefined && { port: Number(port) }),
    ...(host !== undefined && { hostname: host }),
    stateFolder: stateFolderOf(state, { cwd, root }),
    reset: values["reset"] === true,
    seed: values["no-seed"] !== true,
    json: values["json"] === true,
  };
}

/** The same for `npm run seed`, which needs nothing but the folder. */
export function readSeedOptions(argv: readonly string[], folders: Folders): Pick<StartOptions, "stateFolder"> | "help" {
  const { state, help } = flags;
  const values = readFlags(argv, { state, help }, "npm run seed -- --help");
  return values === "help" ? "help" : { stateFolder: stateFolderOf(values["state"] as string | undefined, folders) };
}

function stateFolderOf(state: string | undefined, { cwd, root }: Folders): string {
  return state === undefined ? resolve(root, ".rawr") : resolve(cwd, state);
}

type Flags = Readonly<Record<string, { readonly type: "string" | "boolean"; readonly short?: string }>>;

function readFlags(argv: readonly string[], known: Flags, seeHelp: string): Record<string, unknown> | "help" {
  const { values, tokens } = parseArgs({ args: [...argv], options: known, strict: false, tokens: true });
  if (values["help"] === true) return "help";
  const faults = tokens.flatMap((token) => {
    if (token.kind === "positional") return [`"${token.value}" is not an option.`];
    return token.kind === "option" ? faultsOf(token, known) : [];
  });
  if (faults.length > 0) throw new StartError("BAD_USAGE", faults.join("\n"), `See \`${seeHelp}\`.`);
  return values;
}

interface Given {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
}

function faultsOf({ name, rawName, value }: Given, known: Flags): readonly string[] {
  const flag = Object.hasOwn(known, name) ? known[name] : undefined;
  if (flag === undefined) return [`There is no option ${rawName}.`];
  if (flag.type === "boolean") return value === undefined ? [] : [`${rawName} takes no value.`];
  if (value === undefined || value === "" || value.startsWith("--")) return [`${rawName} needs a value.`];
  if (name === "port" && !isPort(value)) return [`${rawName} takes a number from 0 to 65535, not "${value}".`];
  return [];
}

const isPort = (text: string) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535;

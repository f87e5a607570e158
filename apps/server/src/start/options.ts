import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { StartError } from "./start-error.ts";

/** What the command line asks for; what it leaves open is up to the environment. */
export interface StartOptions {
  readonly port?: number;
  readonly hostname?: string;
  /** Absolute. */
  readonly stateFolder?: string;
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

/**
 * Reads the arguments after the command's name, folders as seen from `cwd`; `help` when that was asked for.
 *
 * @throws StartError BAD_USAGE, with every fault in it.
 */
export function readStartOptions(argv: readonly string[], cwd: string): StartOptions | "help" {
  const { values, tokens } = parseArgs({ args: [...argv], options: flags, strict: false, tokens: true });
  if (values["help"] === true) return "help";
  const faults = tokens.flatMap((token) => {
    if (token.kind === "positional") return [`"${token.value}" is not an option.`];
    return token.kind === "option" ? faultsOf(token) : [];
  });
  if (faults.length > 0) throw new StartError("BAD_USAGE", faults.join("\n"), "See `npm start -- --help`.");
  const { port, host, state } = values as { port?: string; host?: string; state?: string };
  return {
    ...(port !== undefined && { port: Number(port) }),
    ...(host !== undefined && { hostname: host }),
    ...(state !== undefined && { stateFolder: resolve(cwd, state) }),
    reset: values["reset"] === true,
    seed: values["no-seed"] !== true,
    json: values["json"] === true,
  };
}

interface Given {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
}

function faultsOf({ name, rawName, value }: Given): readonly string[] {
  const flag = Object.hasOwn(flags, name) ? flags[name as keyof typeof flags] : undefined;
  if (flag === undefined) return [`There is no option ${rawName}.`];
  if (flag.type === "boolean") return value === undefined ? [] : [`${rawName} takes no value.`];
  if (value === undefined || value === "" || value.startsWith("--")) return [`${rawName} needs a value.`];
  if (name === "port" && !isPort(value)) return [`${rawName} takes a number from 0 to 65535, not "${value}".`];
  return [];
}

const isPort = (text: string) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535;

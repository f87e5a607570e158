import { styleText } from "node:util";
import type { RunStatus } from "../port.ts";

/** A stream that a command prints to. */
export interface OutputStream {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** What a command knows of the process around it. */
export interface Surroundings {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What was asked for. */
  readonly stdout: OutputStream;
  /** Everything else: errors, hints. */
  readonly stderr: OutputStream;
  /** Aborts when the command is told to stop. */
  readonly signal: AbortSignal;
}

export type Style = Parameters<typeof styleText>[0];
export type Paint = (style: Style, text: string) => string;

/** 0 fine, 1 findings, 2 could not run, 130 ended by Ctrl-C. */
export const exitCodes = { fine: 0, findings: 1, unable: 2, interrupted: 130 } as const;

/** Colours for a terminal that wants them: https://no-color.org, https://force-color.org. */
export function painterFor(stream: OutputStream, env: Surroundings["env"]): Paint {
  if (!wantsColor(stream, env)) return (_style, text) => text;
  return (style, text) => styleText(style, text, { validateStream: false });
}

function wantsColor(stream: OutputStream, env: Surroundings["env"]): boolean {
  if (env["NO_COLOR"]) return false;
  if (env["FORCE_COLOR"] !== undefined) return env["FORCE_COLOR"] !== "0" && env["FORCE_COLOR"] !== "false";
  return stream.isTTY === true && env["TERM"] !== "dumb";
}

export const statusStyles: Readonly<Record<RunStatus, Style>> = {
  queued: "dim",
  running: "cyan",
  waiting: "magenta",
  completed: "green",
  failed: "red",
  cancelled: "yellow",
};

/** Every status, in the order of a run's life. */
export const runStatuses = Object.keys(statusStyles) as readonly RunStatus[];

/** Text of somebody else's for a terminal: on one line, without characters that would steer it. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\s+/g, " ")
    .replace(/[\p{Cc}\p{Cf}]/gu, (character) => {
      return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`;
    });
}

export function writeJson(stream: OutputStream, value: unknown): void {
  stream.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** `1 run`, `3 runs`. */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

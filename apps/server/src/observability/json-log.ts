import type { Logger } from "@rawr/workflow-runtime";
import type { LogLevel } from "../config/host-config.ts";

type Fields = Parameters<Logger["info"]>[0];

export interface JsonLogOptions {
  readonly level: LogLevel;
  /** Takes a line with its end; standard error by default. */
  readonly write?: (line: string) => unknown;
  readonly now?: () => Date;
}

const levels: readonly LogLevel[] = ["debug", "info", "warn", "error"];

/** A log of JSON lines: `time`, `level`, `msg`, then the fields. */
export function createJsonLog({ level: least, write, now = () => new Date() }: JsonLogOptions): Logger {
  const put = write ?? ((line: string) => process.stderr.write(line));
  const isLevelEnabled = (level: LogLevel) => levels.indexOf(level) >= levels.indexOf(least);
  const at = (level: LogLevel) => (fields: Fields, msg: string) => {
    if (isLevelEnabled(level)) put(`${JSON.stringify({ time: now().toISOString(), level, msg, ...fields })}\n`);
  };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error"), isLevelEnabled };
}

/** The log of one request: its lines carry `requestId`. */
export class RequestLog implements Logger {
  readonly #log: Logger;
  readonly #requestId: string;

  constructor(log: Logger, requestId: string) {
    this.#log = log;
    this.#requestId = requestId;
  }

  debug(fields: Fields, message: string): void {
    this.#log.debug({ requestId: this.#requestId, ...fields }, message);
  }

  info(fields: Fields, message: string): void {
    this.#log.info({ requestId: this.#requestId, ...fields }, message);
  }

  warn(fields: Fields, message: string): void {
    this.#log.warn({ requestId: this.#requestId, ...fields }, message);
  }

  error(fields: Fields, message: string): void {
    this.#log.error({ requestId: this.#requestId, ...fields }, message);
  }

  isLevelEnabled(level: LogLevel): boolean {
    return this.#log.isLevelEnabled?.(level) ?? true;
  }
}

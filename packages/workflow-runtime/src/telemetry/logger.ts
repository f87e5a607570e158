import { type LogLevel, logLevels } from "./incidents.ts";

/** What a log line may hold beside its message. */
export type LogFields = Readonly<Record<string, string | number | boolean>>;

type Write = (fields: LogFields, message: string) => void;

/** Where structured logs go; an instance of pino is one. */
export interface Logger {
  debug: Write;
  info: Write;
  warn: Write;
  error: Write;
  /** Spares the making of fields that nobody reads. */
  isLevelEnabled?(level: LogLevel): boolean;
}

export interface JsonLoggerOptions {
  /** The least level that is written; `warn` by default. */
  readonly level?: LogLevel;
  /** Takes a line with its end; standard error by default. */
  readonly write?: (line: string) => unknown;
  readonly now?: () => Date;
}

/** Writes one line of JSON for each message. */
export function createJsonLogger(options: JsonLoggerOptions = {}): Logger {
  const write = options.write ?? ((line: string) => process.stderr.write(line));
  const now = options.now ?? (() => new Date());
  const least = logLevels.indexOf(options.level ?? "warn");
  const isLevelEnabled = (level: LogLevel) => logLevels.indexOf(level) >= least;
  const at =
    (level: LogLevel): Write =>
    (fields, msg) => {
      if (isLevelEnabled(level))
        write(`${JSON.stringify({ level, time: now().toISOString(), name: "workflow-runtime", msg, ...fields })}\n`);
    };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error"), isLevelEnabled };
}

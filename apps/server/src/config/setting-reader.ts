import type { HostVariable } from "./settings.ts";

/** A setting that cannot be, for the person who set it; values that may be secrets are not repeated. */
export interface ConfigFault {
  readonly name: HostVariable | "NODE_ENV";
  readonly message: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads variables one by one and keeps what is wrong with them, so that all of it is said at once. */
export class SettingReader {
  readonly faults: ConfigFault[] = [];
  readonly #env: Environment;

  constructor(env: Environment) {
    this.#env = env;
  }

  fault(name: ConfigFault["name"], message: string): undefined {
    this.faults.push({ name, message });
  }

  /** Undefined when it is absent or empty: `TOKEN_SECRET=` in a file of variables means none. */
  text(name: HostVariable): string | undefined {
    const value = this.#env[name]?.trim();
    return value === "" ? undefined : value;
  }

  oneOf<const T extends string>(name: HostVariable, allowed: readonly T[]): T | undefined {
    const value = this.text(name);
    const found = allowed.find((one) => one === value);
    if (value !== undefined && found === undefined)
      this.fault(name, `is "${value}", not one of ${allowed.join(", ")}.`);
    return found;
  }

  number(name: HostVariable, { least, most, whole = true }: NumberRange): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const read = /^\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
    if (read >= least && read <= most && (!whole || Number.isInteger(read))) return read;
    return this.fault(name, `is "${value}", not a ${whole ? "whole " : ""}number from ${least} to ${most}.`);
  }

  /** An origin (RFC 6454): scheme, host and port, nothing after it. */
  origin(name: HostVariable, value: string): string | undefined {
    const url = URL.parse(value);
    if (url !== null && /^https?:$/.test(url.protocol) && url.origin === value.replace(/\/$/, "")) return url.origin;
    return this.fault(name, `holds "${value}", not an origin like https://console.example.com.`);
  }
}

export interface NumberRange {
  readonly least: number;
  readonly most: number;
  /** True by default. */
  readonly whole?: boolean;
}

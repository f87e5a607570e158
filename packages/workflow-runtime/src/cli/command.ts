import type { Invocation } from "./arguments.ts";
import type { DoctorCheck } from "./doctor/finding.ts";
import type { Paint, Surroundings } from "./output.ts";

/** What a command is given. */
export interface CommandContext {
  readonly invocation: Invocation;
  readonly to: Surroundings;
  /** For standard output. */
  readonly paint: Paint;
  /** Milliseconds since 1970. */
  now(): number;
  /** What `doctor` asks beside the database. */
  checks(): Promise<readonly DoctorCheck[]>;
}

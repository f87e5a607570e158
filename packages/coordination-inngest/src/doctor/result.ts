/** What one check says. Texts never hold a key. */
export interface DoctorResult {
  readonly id: "keys" | "reachable" | "mode" | "clock" | "signing-key" | "event-key" | "sync" | "redis";
  /** `unknown`: neither can be told from here. */
  readonly status: "ok" | "problem" | "unknown";
  /** What was found. */
  readonly what: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do; absent when all is well. */
  readonly fix?: string;
}

export type Verdict = Pick<DoctorResult, "status" | "what" | "fix">;

export const ok = (what: string): Verdict => ({ status: "ok", what });
export const problem = (what: string, fix: string): Verdict => ({ status: "problem", what, fix });
export const unknown = (what: string, fix: string): Verdict => ({ status: "unknown", what, fix });

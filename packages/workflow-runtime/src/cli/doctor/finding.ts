/** What one check of `doctor` found. Texts never hold a key or data of a run. */
export interface DoctorFinding {
  /** Name of the check, in kebab-case. */
  readonly check: string;
  readonly status: "ok" | "warning" | "problem" | "skipped";
  readonly message: string;
  /** What to do; for warnings and problems. */
  readonly fix?: string;
}

/** A check that somebody adds to `doctor`. */
export type DoctorCheck = (context: {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Path of the database, which need not exist. */
  readonly file: string;
}) => Promise<readonly DoctorFinding[]>;

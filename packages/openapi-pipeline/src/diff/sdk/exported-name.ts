/** What one name of an entry is, as its declaration says it. */
export interface ExportedName {
  readonly kind: "type" | "value";
  /** Type parameters: `<Accepted = undefined>`. */
  readonly params?: string;
  /** The type, or the type of the value, without comments. `$$.X` is of the package itself, `$other.X` of a module. */
  readonly declared: string;
  /** The operation that a function calls: `GET /runs/{runId}`. */
  readonly calls?: string;
}

/** One artifact, still in memory. Only the artifact store writes it. */
export interface OutputFile {
  /** Path relative to the workspace root, with forward slashes. */
  readonly path: string;
  readonly contents: string;
}

/** One thing in the workspace that must not be. */
export interface Breach {
  readonly guard: string;
  /** Where: a path relative to the root, with `:line` where there is one. */
  readonly place: string;
  /** What is there, one fact a line. */
  readonly facts: readonly string[];
  /** What to do instead, in the imperative. */
  readonly fix: string;
}

/** The breach as a person reads it, in the manner of the import rules. */
export function describeBreach({ guard, place, facts, fix }: Breach): string {
  return [`error ${guard}`, `  ${place}`, ...facts.map((fact) => `  ${fact}`), `  Fix: ${fix}`].join("\n");
}

/** In order of place, so that two runs print the same. */
export function inOrder(breaches: readonly Breach[]): Breach[] {
  const key = ({ guard, place }: Breach) => `${guard} ${place.replace(/\d+$/, (line) => line.padStart(6, "0"))}`;
  return [...breaches].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

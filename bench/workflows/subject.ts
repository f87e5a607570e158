/** What a workflow of the benchmark does in an engine: so many steps, one after the other, that do nothing. */
export type Body = (
  key: number,
  steps: number,
  run: (name: string, step: () => void) => Promise<unknown>,
) => Promise<void>;

/** What a subject is made with. */
export interface SubjectContext {
  /** Empty; for what the engine keeps. */
  readonly folder: string;
  /** Where packages are installed that the workspace does not depend on. */
  readonly packages: string;
  readonly body: Body;
}

/** A started engine; its workflows are executed in this process. */
export interface Subject {
  /** Packages with versions. */
  readonly versions: string;
  /** What has happened when a start is accepted or a step is done. */
  readonly durability: string;
  /** False when starting a run is executing it. */
  readonly accepts: boolean;
  /** Resolves when the engine has taken a run. */
  readonly start: (key: number, steps: number) => Promise<unknown>;
  /** The same for a workflow whose runs wait behind one that never ends. */
  readonly startHeld?: (key: number) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

export type MakeSubject = (context: SubjectContext) => Promise<Subject>;

export type StageName = "compile" | "lint" | "generate";

/** One stage of a build, in the order in which they run. Stages with the same step run side by side. */
export interface Stage {
  readonly name: StageName;
  readonly step: number;
  /** What it does, for `--help` and the documentation. */
  readonly does: string;
  /** The module that runs in a worker, and its function. */
  readonly module: URL;
  readonly run: string;
}

/** The stages of a build: the only place that knows their order. */
export const stages = {
  compile: {
    name: "compile",
    step: 1,
    does: "contract -> documents of each audience, their views, the snapshot, the record of names",
    module: new URL("./compile/compile-file.ts", import.meta.url),
    run: "compileFile",
  },
  lint: {
    name: "lint",
    step: 2,
    does: "each audience's document -> findings of Redocly, Spectral and our rules",
    module: new URL("./lint/lint-document.ts", import.meta.url),
    run: "lintDocument",
  },
  generate: {
    name: "generate",
    step: 2,
    does: "an audience's document -> a client package",
    module: new URL("./generate/generate-worker.ts", import.meta.url),
    run: "generateInWorker",
  },
} as const satisfies Record<StageName, Stage>;

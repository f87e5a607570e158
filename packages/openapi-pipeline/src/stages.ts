import { ownModule } from "./artifacts/own-module.ts";

/** A stage as people see it in the progress of a build. */
export type StageName = "compile" | "derive" | "lint" | "generate" | "review";

/** One unit of work: a function of a module that runs in a worker. Its import loads the tool. */
export interface Task {
  readonly stage: StageName;
  /** Tasks of one step run side by side. */
  readonly step: number;
  readonly module: URL;
  readonly run: string;
}

/**
 * What a build does, in order: the only place that knows it.
 *
 * compile: contract → each audience's document, and the record of names. derive: documents → their 3.0 and 3.2 views, and
 * the snapshot. lint: a document → findings. generate: a document → the sources of a client package.
 * review: everything of a surface, and what it was → who breaks.
 */
export const tasks = {
  compile: { stage: "compile", step: 1, module: here("./compile/compile-file"), run: "compileFile" },
  derive: { stage: "derive", step: 2, module: here("./compile/derive"), run: "derive" },
  redocly: { stage: "lint", step: 2, module: here("./lint/lint-worker"), run: "lintInWorker" },
  spectral: { stage: "lint", step: 2, module: here("./lint/lint-worker"), run: "lintInWorker" },
  "hey-api": { stage: "generate", step: 2, module: here("./generate/workers/hey-api"), run: "generateInWorker" },
  "openapi-typescript": {
    stage: "generate",
    step: 2,
    module: here("./generate/workers/openapi-typescript"),
    run: "generateInWorker",
  },
  review: { stage: "review", step: 3, module: here("./diff/review-worker"), run: "reviewInWorker" },
} as const satisfies Record<string, Task>;

export type TaskName = keyof typeof tasks;

function here(module: string): URL {
  return ownModule(module, import.meta.url);
}

import type { Collect } from "./fixture.ts";

/**
 * The seam between the fixtures and the pipeline: the one place that knows the pipeline's programmatic entry.
 * It loads every `contracts/*.ts` of `directory`, compiles and lints it in memory, and returns every diagnostic.
 */
export const collect: Collect = async () => {
  throw new Error("tests/diagnostics/collect.ts is not connected to the pipeline yet");
};

import type { PartInput, PartResult } from "./metrics.ts";

/** The parts by name, each loaded when it runs: they bring heavy tools. */
export const parts: Readonly<Record<string, (input: PartInput) => Promise<PartResult>>> = {
  generators: async ({ progress }) => (await import("./generators/report.ts")).generatorMetrics(progress),
  consumers: async (input) => (await import("./consumers/report.ts")).consumerMetrics(input),
  public: async (input) => (await import("./generators/public-documents.ts")).publicDocumentMetrics(input),
  diff: async (input) => (await import("./diff/report.ts")).diffMetrics(input),
  wire: async ({ progress }) => (await import("./wire/report.ts")).wireMetrics(progress),
};

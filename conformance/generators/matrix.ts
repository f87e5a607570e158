import { join } from "node:path";
import { workFolder } from "../root.ts";
import type { Compiler } from "../type-check.ts";
import type { OurDocument } from "./documents.ts";
import type { Generator } from "./generator.ts";
import { type Outcome, tryGenerator } from "./outcome.ts";

/** One document tried with one generator. */
export interface MatrixEntry extends Outcome {
  readonly generator: string;
  readonly generatorVersion: string;
  readonly document: string;
  readonly openapi: string;
}

/** What to try. */
export interface MatrixInput {
  readonly generators: readonly Generator[];
  readonly documents: readonly OurDocument[];
  readonly compilers: readonly Compiler[];
  /** Told before each trial. */
  readonly progress?: (line: string) => void;
}

/** Tries every document with every generator, one after the other. */
export async function generatorMatrix({ generators, documents, compilers, progress }: MatrixInput) {
  const entries: MatrixEntry[] = [];
  for (const generator of generators) {
    for (const { name, version, path } of documents) {
      progress?.(`${generator.name}: ${name} ${version} …`);
      const output = join(workFolder, "generators", generator.name, name, version);
      const outcome = await tryGenerator({ generator, document: path, output, compilers });
      const { name: called, version: generatorVersion } = generator;
      entries.push({ generator: called, generatorVersion, document: name, openapi: version, ...outcome });
    }
  }
  return entries;
}

import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { measure } from "../../process/measure.ts";
import type { ClientPlace } from "../subject.ts";

const runOne = fileURLToPath(new URL("../../../conformance/generators/run-one.ts", import.meta.url));

/** Runs somebody else's generator in a process of its own. */
export function generatedBy(generator: string): (place: ClientPlace) => Promise<void> {
  return async ({ document, folder }) => {
    await mkdir(folder, { recursive: true });
    await measure({ cwd: folder, args: [runOne, generator, document, folder] });
  };
}

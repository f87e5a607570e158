import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** The installed version of a generator, as its own package.json states it. */
export function toolVersion(tool: string): string {
  const { version } = JSON.parse(readFileSync(require.resolve(`${tool}/package.json`), "utf8")) as { version: string };
  return version;
}

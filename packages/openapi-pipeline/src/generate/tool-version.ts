import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** The installed version of a generator, as its own package.json states it. */
export function toolVersion(tool: string): string {
  return manifestOf(tool).version;
}

/**
 * How a generated package asks for the runtime: by the workspace when it stands there as TypeScript, and otherwise by a
 * caret range of the installed version.
 */
export function runtimeRange(runtime: string): string {
  const { version, exports } = manifestOf(runtime);
  const entry = exports?.["."];
  return typeof entry === "string" && entry.endsWith(".ts") ? "workspace:*" : `^${version}`;
}

function manifestOf(name: string): { version: string; exports?: Record<string, unknown> } {
  return JSON.parse(readFileSync(require.resolve(`${name}/package.json`), "utf8")) as { version: string };
}

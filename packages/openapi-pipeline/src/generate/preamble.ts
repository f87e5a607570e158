import type { ClientPackage, SurfaceInfo } from "../surface/surface.ts";

/** The command that remakes every derived file. */
export const remakeCommand = "pnpm build:openapi";

/** The document that a client package is generated from, relative to the workspace root. */
export function documentPathOf(surface: SurfaceInfo, client: ClientPackage): string {
  return `openapi/${surface.name}/v${surface.major}/${client.audience}/openapi.json`;
}

/** The package's folder, relative to the workspace root. */
export function packageDirectoryOf(client: ClientPackage): string {
  return `generated/${client.directory ?? client.name.replace(/^@[^/]*\//, "")}`;
}

/** What made a file, from what, and the command that remakes it, as plain lines. */
export function provenance(surface: SurfaceInfo, client: ClientPackage, tool?: string): string[] {
  const maker = tool === undefined ? "@rawr/openapi-pipeline" : `@rawr/openapi-pipeline with ${tool}`;
  return [`Made by ${maker} from ${documentPathOf(surface, client)}.`, `Do not edit; \`${remakeCommand}\` remakes it.`];
}

/** `provenance` as line comments. The names in it are checked when the surface is loaded; line breaks go all the same. */
export function commentPreamble(lines: readonly string[]): string[] {
  return lines.map((line) => `// ${line.replaceAll(/[\r\n\u2028\u2029]+/g, " ")}`);
}

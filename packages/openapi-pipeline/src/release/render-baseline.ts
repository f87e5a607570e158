import type { OutputFile } from "../artifacts/output-file.ts";
import { type Baseline, baselineFormat } from "../diff/baseline.ts";
import { clientSurfaceOf } from "../diff/sdk/client-surface.ts";
import { clientFolder, documentPath } from "../paths.ts";
import type { SurfaceInfo } from "../surface/surface.ts";
import type { ReleasePlan } from "./plan-release.ts";

/** What a baseline is made from. */
export interface BaselineInput {
  readonly surface: SurfaceInfo;
  readonly plan: ReleasePlan;
  /** Everything that the release builds. */
  readonly files: readonly OutputFile[];
  /** Sections of CHANGELOG.md by client package. */
  readonly changelogs: ReadonlyMap<string, string>;
  /** `rawr-openapi 0.1.0`. */
  readonly tool: string;
  /** `2026-11-21`. */
  readonly date: string;
}

/** The bytes of baseline.json: what is released, complete, so that nothing else has to be at hand to compare with it. */
export function renderBaseline({ surface, plan, files, changelogs, tool, date }: BaselineInput): string {
  const texts = new Map(files.map(({ path, contents }) => [path, contents]));
  const documents = surface.audiences.map((audience) => [
    audience,
    JSON.parse(texts.get(documentPath(surface, audience)) ?? "null"),
  ]);
  const clients = surface.clients.map((client) => {
    const folder = `${clientFolder(client)}/`;
    const version = plan.clients.get(client.name)?.to ?? surface.version;
    const own = files.filter(({ path }) => path.startsWith(folder));
    const changelog = changelogs.get(client.name) ?? "";
    return [client.name, { version, surface: clientSurfaceOf(own), changelog }];
  });
  const baseline: Baseline = {
    format: baselineFormat,
    tool,
    version: plan.version.to,
    released: date,
    documents: Object.fromEntries(documents),
    clients: Object.fromEntries(clients),
  };
  // As documents are written: some editors and diffs take these two for line ends.
  const text = JSON.stringify(baseline, null, 2);
  return `${text.replaceAll(/[\u2028\u2029]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16)}`)}\n`;
}

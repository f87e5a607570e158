import type { JsonObject } from "@rawr/openapi-document";
import type { OutputFile } from "../../artifacts/output-file.ts";
import type { Diagnostic, Outcome } from "../../diagnostics/diagnostic.ts";
import { diagnose } from "../../diagnostics/table.ts";
import { clientSurfaceOf } from "../../diff/sdk/client-surface.ts";
import { ClientFilesError } from "../../diff/sdk/package-files.ts";
import type { OldClient, OldSide, SideDocument } from "../../diff/side.ts";
import { snapshotPath, surfaceFolder } from "../../paths.ts";
import { audiences } from "../../surface/surface.ts";
import type { Commit } from "./git.ts";
import type { RemovedSurface } from "./removed-surfaces.ts";

type Named = Parameters<typeof surfaceFolder>[0];

/** Every surface that a commit has documents of. */
export async function listCommitted(commit: Commit): Promise<readonly RemovedSurface[]> {
  const paths = (await commit.list("openapi")).join("\n");
  const found = paths.matchAll(/^openapi\/([^/]+)\/v(0|[1-9]\d*)\/artifacts\.json$/gm);
  return [...found].map(([, surface = "", major]) => ({ surface, major: Number(major) }));
}

/** A surface as a commit has it; undefined without a diagnostic when it is not there. */
export async function readCommittedSide(
  commit: Commit,
  ref: string,
  surface: Named,
): Promise<Outcome<OldSide | undefined>> {
  const folder = surfaceFolder(surface);
  const documentPaths = audiences.map((audience) => `${folder}/${audience}/openapi.json`);
  const manifest = `${folder}/artifacts.json`;
  const texts = await commit.read([...documentPaths, manifest, snapshotPath(surface)]);
  const diagnostics: Diagnostic[] = [];
  const documents = audiences.flatMap((audience, index): readonly SideDocument[] => {
    const path = documentPaths[index] as string;
    const text = texts.get(path);
    if (text === undefined) return [];
    const document = parseObject(text);
    if (document) return [{ audience, path: `${ref}:${path}`, document }];
    const reason = "it is not a JSON object; of a file in Git LFS, git has a pointer only";
    diagnostics.push(diagnose("diff-document-unreadable", { document: `${ref}:${path}`, reason }));
    return [];
  });
  if (diagnostics.length > 0 || documents.length === 0) return { value: undefined, diagnostics };
  const clients = await readClients(commit, ref, texts.get(manifest));
  if (clients.diagnostics.length > 0) return { value: undefined, diagnostics: clients.diagnostics };
  const { info } = (documents[0]?.document ?? {}) as { info?: { version?: unknown } };
  return {
    value: {
      label: `git ${ref}`,
      isRelease: false,
      version: String(info?.version ?? ""),
      documents,
      clients: clients.value,
      snapshot: texts.get(snapshotPath(surface)),
    },
    diagnostics,
  };
}

/** Sources and manifest of a package. A line feed would end the name of a file in what git is asked. */
const isClientFile = /^generated\/[^/\n]+\/(?:package\.json|src\/[^\n]+)$/;

/** The packages that the manifest of artifacts names. */
async function readClients(
  commit: Commit,
  ref: string,
  manifest: string | undefined,
): Promise<Outcome<Readonly<Record<string, OldClient>>>> {
  const { files = {} } = (parseObject(manifest ?? "") ?? {}) as { files?: Record<string, unknown> };
  const paths = Object.keys(files).filter((path) => isClientFile.test(path));
  const texts = [...(await commit.read(paths))].map(([path, contents]): OutputFile => ({ path, contents }));
  const folders = [...new Set(texts.map(({ path }) => path.split("/").slice(0, 2).join("/")))];
  const clients: Record<string, OldClient> = {};
  const diagnostics: Diagnostic[] = [];
  for (const folder of folders) {
    const own = texts.filter(({ path }) => path.startsWith(`${folder}/`));
    const ownManifest = own.find(({ path }) => path === `${folder}/package.json`)?.contents ?? "";
    try {
      const surface = clientSurfaceOf(own);
      clients[surface.name] = { version: String(parseObject(ownManifest)?.["version"]), surface };
    } catch (error) {
      if (!ClientFilesError.is(error)) throw error;
      const facts = { document: `${ref}:${folder}`, reason: error.message };
      diagnostics.push(diagnose("diff-document-unreadable", facts));
    }
  }
  return { value: clients, diagnostics };
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}

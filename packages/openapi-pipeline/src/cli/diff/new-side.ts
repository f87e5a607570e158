import type { JsonObject } from "@rawr/openapi-document";
import type { NewSide, SideDocument } from "../../diff/side.ts";
import { clientFolder, documentPath, snapshotPath } from "../../paths.ts";
import type { SurfaceResult } from "../build-types.ts";

/** What was built, as the side of a review. Undefined when the surface did not compile. */
export function newSideOf({ compiled, files }: SurfaceResult): NewSide | undefined {
  if (!compiled) return undefined;
  const { info, terms } = compiled;
  const documents = compiled.documents.map(({ audience, path, text, canonical, sources }): SideDocument => {
    const document = JSON.parse(canonical) as JsonObject;
    // Somebody else's document is read where its author wrote it.
    return sources
      ? { audience, path: documentPath(info, audience), document, sources }
      : { audience, path, document, text };
  });
  const clients = info.clients.map((client) => {
    const folder = `${clientFolder(client)}/`;
    const { name, audience, version } = client;
    return { name, audience, version, files: files.filter(({ path }) => path.startsWith(folder)) };
  });
  const path = snapshotPath(info);
  return {
    surface: `${info.name}.v${info.major}`,
    version: info.version,
    documents,
    clients,
    snapshot: files.find((file) => file.path === path)?.contents,
    info,
    terms,
  };
}

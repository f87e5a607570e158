import type { OpenApiDocument } from "@rawr/openapi-document";
import type { SurfaceInfo } from "../surface/surface.ts";
import type { ArazzoDocument } from "./arazzo.ts";
import { followRun } from "./follow-run.ts";
import { readSource } from "./operations.ts";

/**
 * How a caller follows runs, as an Arazzo 1.0.1 description: one workflow for each trigger of the document, by its links.
 * `undefined` when the document has none.
 */
export function toArazzo(
  document: OpenApiDocument,
  { name, version, title, file }: SurfaceInfo,
): ArazzoDocument | undefined {
  const source = readSource(document);
  const triggers = source.operations.filter(({ role }) => role === "trigger");
  const workflows = triggers.flatMap((trigger) => followRun(source, trigger) ?? []);
  if (workflows.length === 0) return undefined;
  return {
    arazzo: "1.0.1",
    info: {
      title: `${title}: runs`,
      summary: "How a run is triggered and followed to its result.",
      description: `Made by rawr-openapi from ${file}. Remade by every build; do not edit.`,
      version,
    },
    // The view whose streams are described event by event: runners hold a whole body against the schema of the other two.
    sourceDescriptions: [{ name, url: "openapi.3.2.json", type: "openapi" }],
    workflows,
  };
}

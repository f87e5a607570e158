import type { OpenApiDocument } from "@rawr/openapi-document";
import { buildSurface } from "@rawr/openapi-pipeline";
import { type ContractSurface, defineSurface } from "@rawr/openapi-pipeline/surface";

/** The document that the pipeline makes of some procedures, in memory. Throws with its errors when there are any. */
export async function compileProcedures(
  procedures: Readonly<Record<string, object>>,
  more: Partial<ContractSurface> = {},
): Promise<OpenApiDocument> {
  const surface = defineSurface({
    name: "subject",
    version: "1.0.0",
    title: "Subject",
    description: "What is compared.",
    mount: "/api",
    contracts: { subject: { contract: procedures as ContractSurface["contracts"][string]["contract"] } },
    ...more,
  });
  const { documents, findings } = await buildSurface(surface, { mode: "snapshot" });
  const errors = findings.filter(({ severity }) => severity === "error");
  const document = documents.internal;
  if (errors.length > 0 || document === undefined) {
    throw new Error(`The contract does not compile: ${errors.map(({ message }) => message).join("; ")}`);
  }
  return document;
}

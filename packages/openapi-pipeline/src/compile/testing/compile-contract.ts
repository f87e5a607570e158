import type { AnyContractRouter } from "@orpc/contract";
import type { OpenApiDocument } from "@rawr/openapi-document";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { ContractSurface } from "../../surface/surface.ts";
import { noTracer } from "../../surface/trace.ts";
import { compileSurface } from "../compile-surface.ts";

/** Compiles a contract as the capability `things`; nothing is known of its source. */
export function compileContract(contract: AnyContractRouter, more: Partial<ContractSurface> = {}) {
  const surface: ContractSurface = {
    name: "things",
    version: "1.0.0",
    title: "Things",
    description: "Things.",
    mount: "/api/things",
    contracts: { things: { contract } },
    ...more,
  };
  const { value, diagnostics } = compileSurface(surface, noTracer);
  return {
    document: value.document as OpenApiDocument,
    diagnostics,
    codes: diagnostics.map(({ code }: Diagnostic) => code),
  };
}

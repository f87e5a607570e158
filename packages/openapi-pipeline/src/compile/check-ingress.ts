import type { OpenApiDocument } from "../document/openapi.ts";
import type { CompileContext } from "./compile-context.ts";

/** The path by which the workflow engine calls the host. No caller may learn it from a document. */
export const ingressPath = "/api/inngest";

/** Reports each string of the document, key or value, that holds the ingress path; also when mount and path make it up. */
export function checkIngress(document: OpenApiDocument, context: CompileContext): void {
  const found = (pointer: string) => context.report("ingress-path", { path: ingressPath }, { at: context.origins.locate(document, pointer) });
  const visit = (node: unknown, pointer: string): void => {
    if (typeof node === "string") {
      if (node.includes(ingressPath)) found(pointer);
    } else if (typeof node === "object" && node !== null) {
      for (const [key, value] of Object.entries(node)) {
        const child = `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
        if (key.includes(ingressPath)) found(child);
        visit(value, child);
      }
    }
  };
  visit(document, "");
  const { mount } = context.surface;
  for (const path of Object.keys(document.paths ?? {})) {
    const full = `${mount}${path}`;
    if (full.startsWith(ingressPath) && !path.includes(ingressPath)) found(`/paths/${path.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  }
}

import { appendPointer, type OpenApiDocument } from "@rawr/openapi-document";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import { type DocumentPlaceOptions, documentPlace } from "../document/place.ts";

/** The path by which the workflow engine calls the host. No caller may learn it from a document. */
export const ingressPath = "/api/inngest";

export interface IngressOptions extends DocumentPlaceOptions {
  /** The document's own text: it is only searched when the path is in it. */
  readonly text: string;
  /** Where the paths are mounted. */
  readonly mount: string;
}

/** Reports each string of a document, key or value, that holds the ingress path; also when mount and path make it up. */
export function checkIngress(document: OpenApiDocument, options: IngressOptions): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const found = (pointer: string) =>
    diagnostics.push(diagnose("ingress-path", { path: ingressPath }, documentPlace(pointer, options)));
  if (options.text.includes(ingressPath)) search(document, "", found);
  for (const path of Object.keys(document.paths ?? {})) {
    const whole = `${options.mount}${path}`;
    if (!path.includes(ingressPath) && (whole === ingressPath || whole.startsWith(`${ingressPath}/`)))
      found(appendPointer("/paths", path));
  }
  return diagnostics;
}

function search(node: unknown, pointer: string, found: (pointer: string) => void): void {
  if (typeof node === "string") {
    if (node.includes(ingressPath)) found(pointer);
  } else if (typeof node === "object" && node !== null) {
    for (const [key, value] of Object.entries(node)) {
      const child = appendPointer(pointer, key);
      if (key.includes(ingressPath)) found(child);
      search(value, child, found);
    }
  }
}

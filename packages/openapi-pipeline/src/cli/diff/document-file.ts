import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import type { JsonObject } from "@rawr/openapi-document";
import type { Outcome } from "../../diagnostics/diagnostic.ts";
import type { SideDocument } from "../../diff/side.ts";
import { loadDocument } from "../../surface/load-document.ts";
import { noTracer } from "../../surface/trace.ts";

/** An OpenAPI document that somebody named on the command line: JSON or YAML, in one file or in parts below its folder. */
export async function readDocumentFile(
  file: string,
  cwd: string,
  audience: string,
): Promise<Outcome<(SideDocument & { readonly version: string }) | undefined>> {
  const path = resolve(cwd, file);
  const inside = !relative(cwd, path).startsWith("..") && !isAbsolute(relative(cwd, path));
  const place = { root: inside ? cwd : dirname(path), surfaceFile: resolve(cwd, "cli") };
  const { value, diagnostics } = await loadDocument({ name: "", version: "", document: file }, noTracer, place);
  if (!value) return { value: undefined, diagnostics };
  const shown = inside ? relative(cwd, path).split(sep).join("/") : file;
  const document: JsonObject = value.document;
  const version = String(value.document.info?.version ?? "");
  return { value: { audience, path: shown, document, text: value.text, version }, diagnostics };
}

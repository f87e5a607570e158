import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Our pages, in the built package and beside its sources. */
const folders = ["../pages/", "../../../../docs/diagnostics/"].map((path) => new URL(path, import.meta.url));

/** The page of a diagnostic, as Markdown. */
export function readPage(code: string): string | undefined {
  const page = folders.map((folder) => new URL(`${code}.md`, folder)).find((url) => existsSync(url));
  return page && readFileSync(page, "utf8");
}

/** Where a workspace that has installed us finds our pages, relative to its root; `undefined` where it has not. */
export function installedPages(root: string): string | undefined {
  const path = "node_modules/@rawr/openapi-pipeline/dist/pages/";
  return import.meta.url.endsWith(".js") && existsSync(join(root, path)) ? path : undefined;
}

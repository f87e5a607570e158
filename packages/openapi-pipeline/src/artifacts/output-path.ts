import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import type { ArtifactSet } from "./artifact-set.ts";

/** Why a path may not be written, or undefined when it may. Checked before any path is joined to the root. */
export function refusePath(path: string): string | undefined {
  if (path === "") return "it is empty";
  if (path.includes("\\")) return "it has a backslash";
  if (path.startsWith("/") || /^[a-z]:/i.test(path)) return "it is absolute";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  if (/[\u0000-\u001f<>:"|?*]/.test(path)) return "it has a character that not every file system accepts";
  for (const segment of path.split("/")) {
    if (segment === "..") return "it leaves the folder that the surface owns";
    if (segment === "" || segment === ".") return "it is not normalised";
    if (/[. ]$/.test(segment)) return "a part of it ends in a dot or a space, which Windows drops";
  }
  return undefined;
}

/** Is `path` the folder itself or below it? */
export function isInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** Checks the paths of all sets together: inside their own folders, no two for one file, case folding included. */
export function checkOutputPaths(sets: readonly ArtifactSet[]): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const owners = new Map<string, { path: string; set: string }>();
  for (const set of sets) {
    for (const folder of set.folders) {
      const reason = refusePath(folder) ?? refuseFolder(folder);
      if (reason) diagnostics.push(diagnose("artifact-path-refused", { path: folder, reason, surface: set.name }));
    }
    for (const { path } of set.files) {
      const reason =
        refusePath(path) ??
        (set.folders.some((folder) => path !== folder && isInside(folder, path))
          ? undefined
          : `it is outside the folders of the surface (${set.folders.join(", ")})`);
      if (reason) diagnostics.push(diagnose("artifact-path-refused", { path, reason, surface: set.name }));
      const folded = path.normalize("NFC").toLowerCase();
      const first = owners.get(folded);
      if (first) diagnostics.push(diagnose("artifact-collision", { first, second: { path, set: set.name } }));
      else owners.set(folded, { path, set: set.name });
    }
  }
  return diagnostics;
}

function refuseFolder(folder: string): string | undefined {
  const [top, name] = folder.split("/");
  return (top === "openapi" || top === "generated") && name ? undefined : "it is neither below openapi/ nor below generated/";
}

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import type { ArtifactSet } from "./artifact-set.ts";
import { isInside, refusePath } from "./output-path.ts";

/** Checks the paths of all sets together: inside their own folders, no two for one file, case folding included. */
export function checkOutputPaths(sets: readonly ArtifactSet[]): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const owners = new Map<string, { path: string; set: string }>();
  for (const set of sets) {
    const refused = set.folders.flatMap((path) => {
      const reason = refusePath(path) ?? refuseFolder(path);
      return reason ? [diagnose("artifact-path-refused", { path, reason, surface: set.name })] : [];
    });
    diagnostics.push(...refused);
    if (refused.length > 0) continue;
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
  return (top === "openapi" || top === "generated") && name
    ? undefined
    : "it is neither below openapi/ nor below generated/";
}

/** Checks that no folder belongs to two surfaces, nested folders included: each would delete the other's files. */
export function checkFolders(sets: readonly Pick<ArtifactSet, "name" | "folders">[]): readonly Diagnostic[] {
  const claims = sets.flatMap(({ name, folders }) =>
    folders.map((path) => ({ path, set: name, folded: path.toLowerCase() })),
  );
  return claims.flatMap((second, index) =>
    claims
      .slice(0, index)
      .filter((first) => isInside(first.folded, second.folded) || isInside(second.folded, first.folded))
      .map((first) => diagnose("artifact-folder-claimed", { first, second })),
  );
}

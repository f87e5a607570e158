import { type Document, isMap, isSeq, parseDocument } from "yaml";

/** What is added to pnpm-workspace.yaml, and the new text. */
export interface WorkspaceChange {
  readonly contents: string;
  readonly notes: readonly string[];
}

const clientPackages = "generated/*";
/** Spectral's packages bring it; it reports installations to its maker. pnpm fails an installation until it is decided. */
const undecidedBuild = "@scarf/scarf";

/**
 * Adds what an installation needs to the text of pnpm-workspace.yaml: the generated packages, and a decision on the one
 * build script among our dependencies. Comments stay. `undefined` when it is no YAML map.
 */
export function extendWorkspace(text: string): WorkspaceChange | undefined {
  const document = parseDocument(text);
  if (document.errors.length > 0 || !(isMap(document.contents) || document.contents === null)) return undefined;
  const notes: string[] = [];
  if (addClients(document)) notes.push(`packages ${clientPackages}`);
  if (decideBuild(document)) notes.push(`allowBuilds ${undecidedBuild}: false`);
  return { contents: notes.length === 0 ? text : document.toString({ lineWidth: 0 }), notes };
}

const alreadyIncluded = /^(?:\.\/)?(?:generated\/\*{1,2}|\*\*)$/;

function addClients(document: Document): boolean {
  const packages = document.get("packages");
  if (isSeq(packages)) {
    const patterns = packages.toJSON() as readonly unknown[];
    if (patterns.some((pattern) => alreadyIncluded.test(String(pattern)))) return false;
    packages.add(document.createNode(clientPackages));
  } else {
    document.set("packages", [clientPackages]);
  }
  return true;
}

function decideBuild(document: Document): boolean {
  const settings = (document.toJSON() ?? {}) as Readonly<Record<string, unknown>>;
  const decided = [
    Object.keys(settings["allowBuilds"] ?? {}),
    settings["ignoredBuiltDependencies"],
    settings["onlyBuiltDependencies"],
  ].flat();
  if (settings["dangerouslyAllowAllBuilds"] === true || decided.includes(undecidedBuild)) return false;
  document.setIn(["allowBuilds", undecidedBuild], false);
  return true;
}

import { realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import type { OpenApiDocument } from "@rawr/openapi-document";
import type { Document, Source } from "@redocly/openapi-core";

/** A document in several files. */
export interface PartedDocument {
  /** Absolute path of the file that begins it. */
  readonly path: string;
  /** Absolute path of the folder that no part may be outside of, links resolved. */
  readonly root: string;
  /** Megabytes that a part may have. */
  readonly limit: number;
}

/** One document with its parts, or why there is none. */
export type Bundle = ({ readonly document: OpenApiDocument } | { readonly error: string }) & {
  /** Absolute paths of every file that was read. */
  readonly inputs: readonly string[];
};

/** Whether a reference names something by a URL instead of a path. `C:\` is a path. */
export function isUrl(reference: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]+:|\/\/)/i.test(reference);
}

/**
 * Bundles a document with the files that its references and examples name. What a build reads has to be in the workspace: a
 * server's answer differs from day to day, and a stranger's document must not choose which files of this machine end up in
 * an artifact.
 */
export async function bundleParts(parted: PartedDocument): Promise<Bundle> {
  const { BaseResolver, bundle, createConfig } = await import("@redocly/openapi-core");
  const { path } = parted;
  const written = new Map<string, string>();
  const inputs = new Set([path]);
  const forbidden: string[] = [];

  class LocalResolver extends BaseResolver {
    override resolveExternalRef(base: string | null, reference: string): string {
      const absolute = super.resolveExternalRef(base, reference);
      if (!written.has(absolute)) written.set(absolute, reference);
      return absolute;
    }

    override async loadExternalRef(absolute: string): Promise<Source> {
      const reference = written.get(absolute) ?? absolute;
      const refusal = absolute === path ? undefined : refuse(absolute, parted);
      if (refusal?.forbidden) forbidden.push(refusal.reason(reference));
      if (refusal) throw new Error(refusal.reason(reference));
      inputs.add(absolute);
      return super.loadExternalRef(absolute).catch((error: Error) => {
        // Node's own words hold the absolute path.
        throw new Error(`${reference}: ${error.message.replace(/ '.*'$/, "")}`);
      });
    }

    override parseDocument(source: Source, isRoot?: boolean): Document {
      const document = super.parseDocument(source, isRoot);
      renameKey(document.parsed, { from: "externalValue", to: setAside, when: isUrl });
      return document;
    }
  }

  try {
    const externalRefResolver = new LocalResolver();
    const bundled = await bundle({ ref: path, config: await createConfig({}), externalRefResolver });
    const unresolved = bundled.problems.find((problem) => problem.severity === "error");
    // What the bundler tried, a linter would try again, though nothing came of it here.
    const error = unresolved?.message ?? forbidden[0];
    if (error !== undefined) return { error, inputs: [...inputs] };
    const document = bundled.bundle.parsed as OpenApiDocument;
    renameKey(document, { from: setAside, to: "externalValue", when: () => true });
    return { document, inputs: [...inputs] };
  } catch (error) {
    return { error: `its parts cannot be bundled: ${(error as Error).message}`, inputs: [...inputs] };
  }
}

/** An example on the network is for readers. Under its own name the bundler would fetch it. */
const setAside = "x-rawr-external-value";

interface Renaming {
  readonly from: string;
  readonly to: string;
  readonly when: (value: string) => boolean;
}

function renameKey(root: unknown, { from, to, when }: Renaming): void {
  const seen = new Set<object>();
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null || seen.has(node)) return;
    seen.add(node);
    const object = node as Record<string, unknown>;
    const value = object[from];
    if (typeof value === "string" && when(value)) {
      object[to] = value;
      delete object[from];
    }
    for (const child of Object.values(object)) visit(child);
  };
  visit(root);
}

/**
 * Takes out of the mappings of discriminators what names a file that is not there, and returns what it took: a variant is told
 * by its own schema as well. A `$ref` to such a file is another matter.
 */
export function dropMissingMappings(document: unknown, parted: PartedDocument): readonly string[] {
  const dropped = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { mapping } = ((node as Record<string, unknown>)["discriminator"] ?? {}) as { mapping?: unknown };
    for (const [value, target] of Object.entries(mapping ?? {})) {
      if (typeof target !== "string" || isNameOrLocal(target) || isUrl(target)) continue;
      const refusal = refuse(resolve(dirname(parted.path), target.split("#")[0] as string), parted);
      if (!refusal || refusal.forbidden) continue;
      dropped.add(target);
      delete (mapping as Record<string, unknown>)[value];
    }
    for (const child of Object.values(node)) visit(child);
  };
  visit(document);
  return [...dropped];
}

/** Whether what a mapping names is in the document: a schema by its name, or by a local reference. */
export function isNameOrLocal(target: string): boolean {
  return target.startsWith("#") || !/[/.]/.test(target);
}

/** Why a part is not read. */
interface Refusal {
  /** As a sentence about the reference to it. */
  readonly reason: (reference: string) => string;
  /** Whether it is out of bounds; otherwise it is only missing or of no use. */
  readonly forbidden: boolean;
}

const onNetwork: Refusal = {
  reason: (reference) => `${reference} is on the network; save it beside the document`,
  forbidden: true,
};
const outside: Refusal = {
  reason: (reference) => `the reference ${reference} leads out of the workspace; save what it names inside`,
  forbidden: true,
};

function refuse(absolute: string, { path, root, limit }: PartedDocument): Refusal | undefined {
  if (isUrl(absolute)) return onNetwork;
  // The file that a reference leads to is named from the document, wherever the reference stands.
  const file = relative(dirname(path), absolute).split(sep).join("/");
  const useless = (reason: string): Refusal => ({ reason: () => reason, forbidden: false });
  let real: string;
  try {
    real = realpathSync(absolute);
  } catch {
    return isInside(resolve(root), absolute) ? useless(`there is no file ${file}`) : outside;
  }
  if (!isInside(realpathSync(root), real)) return outside;
  const stat = statSync(real);
  if (!stat.isFile()) return useless(`${file} is not a file`);
  return stat.size > limit * 1024 * 1024 ? useless(`${file} is larger than ${limit} MB`) : undefined;
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

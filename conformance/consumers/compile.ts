import type { Compiler } from "../type-check.ts";
import { typeCheck } from "../type-check.ts";
import type { Installation } from "./installation.ts";

/** Compiler options that a consumer may have, each on top of `strict`. */
export const settings = {
  strict: {},
  exactOptionalPropertyTypes: { exactOptionalPropertyTypes: true },
  noUncheckedIndexedAccess: { noUncheckedIndexedAccess: true },
  verbatimModuleSyntax: { verbatimModuleSyntax: true },
  isolatedDeclarations: { isolatedDeclarations: true, declaration: true },
  all: {
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    isolatedDeclarations: true,
    declaration: true,
  },
} as const;

export type Setting = keyof typeof settings;

const resolutions = {
  bundler: { module: "esnext", moduleResolution: "bundler" },
  nodenext: { module: "nodenext", moduleResolution: "nodenext" },
} as const;

export type Resolution = keyof typeof resolutions;

/** Where a consumer's program runs, and so whose global types it has. */
const places = {
  browser: { lib: ["es2022", "dom", "dom.iterable"], types: [] },
  node: { lib: ["es2022"], types: ["node"] },
} as const;

export type Place = keyof typeof places;

/** One way to compile the consumer's programs. */
export interface Compilation {
  readonly compiler: Compiler;
  readonly setting: Setting;
  readonly resolution: Resolution;
  readonly place: Place;
}

/** Every compiler with every setting and resolution in a browser's project, and with all of them in one of Node's. */
export function compilations(compilers: readonly Compiler[]): readonly Compilation[] {
  const every = compilers.flatMap((compiler) =>
    (["bundler", "nodenext"] as const).map((resolution) => ({ compiler, resolution })),
  );
  return every.flatMap((each) => [
    ...(Object.keys(settings) as Setting[]).map((setting) => ({ ...each, setting, place: "browser" as const })),
    { ...each, setting: "all" as const, place: "node" as const },
  ]);
}

/** What a compiler said. */
export interface CompilerErrors {
  /** About our packages, or about how the program uses them. */
  readonly ours: readonly string[];
  /** Packages with errors in declarations of their own: `skipLibCheck` is off, and a peer may need a newer compiler. */
  readonly theirs: readonly string[];
}

/** Type-checks programs in the project, their dependencies' declarations included. */
export async function compile(
  { folder }: Installation,
  programs: readonly string[],
  { compiler, setting, resolution, place }: Compilation,
): Promise<CompilerErrors> {
  const options = { ...resolutions[resolution], ...places[place], ...settings[setting] };
  const all = { ...options, skipLibCheck: false, resolveJsonModule: true };
  const errors = await typeCheck({ compiler, folder, files: programs, options: all });
  const theirs = new Set(errors.flatMap((line) => foreignPackage(line) ?? []));
  return { ours: errors.filter((line) => foreignPackage(line) === undefined), theirs: [...theirs].sort() };
}

function foreignPackage(error: string): string | undefined {
  const name = /^[^(]*node_modules\/((?:@[^/(]+\/)?[^/(]+)/.exec(error)?.[1];
  return name?.startsWith("@rawr/") ? undefined : name;
}

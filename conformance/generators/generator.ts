import manifest from "../package.json" with { type: "json" };

/** What a generator reads and where it writes. */
export interface GeneratorRun {
  /** Path of an OpenAPI document in JSON. */
  readonly document: string;
  /** Folder that receives the client; made when it is not there. */
  readonly output: string;
}

/** Somebody else's generator of TypeScript, with the options that its documentation shows for a plain `fetch` client. */
export interface Generator {
  /** As users call it: the npm package's name. */
  readonly name: string;
  readonly version: string;
  /** The module of the output that a user imports, relative to the output folder. */
  readonly entry: string;
  /** Writes the client. Rejects with the tool's own error. May print and may change the process: call it in one of its own. */
  readonly generate: (run: GeneratorRun) => Promise<void>;
  /** A file of the output in which the tool names what it could not express, if it does such a thing. */
  readonly diagnostics?: string;
  /** What the output needs of the compiler beside `strict`. */
  readonly compilerOptions?: Readonly<Record<string, unknown>>;
}

const versions: Readonly<Record<string, string | undefined>> = manifest.dependencies;

/** The version of a generator: this package names each exactly. */
export function versionOf(name: string): string {
  return versions[name] ?? "?";
}

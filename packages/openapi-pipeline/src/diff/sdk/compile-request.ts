/** Use-sites of the old client, and the sources of the new one: plain data. */
export interface CompileRequest {
  /** Files of the new client by their place in its package. */
  readonly files: Readonly<Record<string, string>>;
  /** Name of the package that the use-sites import. */
  readonly name: string;
  /** Each is a module: lines of TypeScript. */
  readonly modules: readonly (readonly string[])[];
}

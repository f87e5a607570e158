/** One operation that a consumer calls. All have a path parameter, two query parameters, a JSON body and typed errors. */
export interface UsedOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly pathParameter: string;
  readonly tag: string;
}

/** Where a subject's client is made. */
export interface ClientPlace {
  /** Absolute path of the synthetic workspace that the document was compiled from. */
  readonly workspace: string;
  /** Absolute path of the OpenAPI 3.1 document, JSON. */
  readonly document: string;
  /** Absolute path of the folder for the client. */
  readonly folder: string;
}

/** A way to call an API from TypeScript: ours, or what somebody would use instead. */
export interface Subject {
  readonly name: string;
  /** npm packages whose versions are printed. */
  readonly packages: readonly string[];
  /** Makes the client in the place's folder. Absent where there is nothing to make. */
  readonly generate?: (place: ClientPlace) => Promise<void>;
  /** What its user does once more than generating it; not timed. */
  readonly install?: (place: ClientPlace) => Promise<void>;
  /** The head of a module beside the folder `client/`: imports, and what is made once. */
  readonly head: (operations: readonly UsedOperation[], place: ClientPlace) => string;
  /** Statements that call one operation with a bearer token and count its `NOT_FOUND` in `failures`, as the tool's documentation does it. */
  readonly call: (operation: UsedOperation) => string;
  /** The module that exports one function for each operation. Absent where operations are no functions of their own. */
  readonly functions?: (operation: UsedOperation) => string;
  /** What its output needs of the compiler. */
  readonly compilerOptions?: Readonly<Record<string, unknown>>;
}

/** What every consumer sends, as source text. */
export const body = `{ title: "Sample", quantity: 1, urgent: false, channel: "mail" as const, price: { amount: "12.50", currency: "EUR" }, labels: ["a"] }`;
export const baseUrl = `"https://api.bench.test/api/bench"`;

/** The source of a module that exports `use()`, which calls each operation once through the global `fetch`. */
export function consumer(subject: Subject, operations: readonly UsedOperation[], place: ClientPlace): string {
  const calls = operations.map((operation) => `  {\n${subject.call(operation)}\n  }`).join("\n");
  return `${subject.head(operations, place)}
export async function use(): Promise<number> {
  let failures = 0;
${calls}
  return failures;
}
`;
}

/** The source of a module that keeps the functions of these operations, and nothing else. */
export function keeper(subject: Subject, operations: readonly UsedOperation[]): string | undefined {
  const { functions } = subject;
  if (functions === undefined) return undefined;
  const imports = operations.map((operation) => `import { ${operation.id} } from "${functions(operation)}";\n`);
  return `${imports.join("")}(globalThis as Record<string, unknown>).kept = [${namesOf(operations)}];\n`;
}

/** `a, b, c` for an import. */
export function namesOf(operations: readonly UsedOperation[]): string {
  return operations.map(({ id }) => id).join(", ");
}

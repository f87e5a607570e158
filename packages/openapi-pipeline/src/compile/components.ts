import type { JsonSchema } from "@rawr/openapi-document";
import { typeBoxOf } from "@rawr/orpc-standards";
import { type Direction, type LoweringContext, lowerStandardSchema } from "@rawr/orpc-standards/lowering";
import { diagnose } from "../diagnostics/table.ts";
import type { Origin, Tracer } from "../surface/trace.ts";
import type { Findings } from "./findings.ts";
import type { NodeOrigin, Origins } from "./origins.ts";

/** Where a schema is used, in words and by the author's schema. */
export interface SchemaUse {
  /** "input of invoicing.trigger", "error RUN_NOT_FOUND of invoicing.getRun". */
  readonly where: string;
  readonly direction: Direction;
}

interface Component {
  readonly source: object;
  readonly where: string;
  body: JsonSchema | undefined;
}

interface MadeComponent {
  readonly source: object;
  readonly where: string;
  readonly lower: () => JsonSchema;
}

const prefix = "#/components/schemas/";
/** Marks the request form of a schema whose request and response forms may differ (Zod's defaults and transforms). */
const inputMark = "~input";

/** What lowering writes to, and asks. */
export interface ComponentsContext {
  readonly tracer: Tracer;
  readonly origins: Origins;
  readonly findings: Findings;
}

/** Lowers schemas and collects the named ones. */
export class Components {
  readonly #context: ComponentsContext;
  readonly #byName = new Map<string, Component>();
  /** Comparisons with components that were not finished yet: a schema inside another of its name. */
  readonly #comparisons: (() => void)[] = [];
  /** Sources that are being compared: a schema that contains itself meets itself. */
  readonly #comparing = new Set<object>();

  constructor(context: ComponentsContext) {
    this.#context = context;
  }

  /** The schema as it stands in the document, or undefined after a diagnostic. */
  lower(schema: unknown, use: SchemaUse): JsonSchema | undefined {
    const directional = use.direction === "input" && typeBoxOf(schema) === undefined;
    return lowerStandardSchema(schema, this.#lowering(use, directional));
  }

  /** Adds a component that the compiler makes itself. */
  define(name: string, source: object, make: () => JsonSchema | undefined, where: string): JsonSchema {
    return { $ref: this.#define(name, { source, where, lower: () => make() ?? {} }) };
  }

  /** Follows a `$ref` to the component's body. */
  resolve(schema: JsonSchema): JsonSchema {
    let current = schema;
    for (let hops = 0; current.$ref?.startsWith(prefix) && hops < 100; hops++) {
      const body = this.#byName.get(current.$ref.slice(prefix.length))?.body;
      if (!body) return current;
      current = body;
    }
    return current;
  }

  /**
   * All components by their final name. A request form equal to the response form shares its name, another gets the
   * suffix `Input`; the returned map says which `$ref`s are to be rewritten.
   */
  finish(): { schemas: Record<string, JsonSchema>; renamed: Map<string, string> } {
    const schemas: Record<string, JsonSchema> = {};
    const renamed = new Map<string, string>();
    for (const compare of this.#comparisons.splice(0)) compare();
    for (const [name, { body }] of this.#byName) {
      if (!name.endsWith(inputMark)) {
        schemas[name] = body ?? {};
        continue;
      }
      const plain = name.slice(0, -inputMark.length);
      const twin = this.#byName.get(plain)?.body;
      const final = !twin || same(unmark(twin), unmark(body)) ? plain : `${plain}Input`;
      schemas[final] ??= body ?? {};
      renamed.set(prefix + name, prefix + final);
    }
    this.#reportCase(Object.keys(schemas));
    return { schemas, renamed };
  }

  #lowering(use: SchemaUse, directional: boolean): LoweringContext {
    const { tracer, origins, findings } = this.#context;
    return {
      direction: use.direction,
      define: (name, source, lower) =>
        this.#define(directional ? name + inputMark : name, { source, where: use.where, lower }),
      origin: (node, source) => {
        const origin = tracer.originOf(source);
        if (!origin) return;
        origins.set(node, origin);
        if (node.properties) origins.set(node.properties, new PropertiesOrigin(origin));
      },
      report: (problem) => {
        const where = problem.path.length > 0 ? `${use.where}, at ${problem.path.join(".")}` : use.where;
        const location = tracer.originOf(problem.source)?.location;
        findings.diagnostics.push(
          diagnose(problem.code, { kind: problem.kind, detail: problem.detail ?? "", where }, { location }),
        );
      },
    };
  }

  #compare(name: string, known: Component, made: MadeComponent): void {
    if (this.#comparing.has(made.source)) return;
    this.#comparing.add(made.source);
    const isSame = same(known.body, made.lower());
    this.#comparing.delete(made.source);
    if (isSame) return;
    const { tracer } = this.#context;
    this.#context.findings.report(
      "component-name-conflict",
      { name: name.replace(inputMark, ""), where: made.where },
      {
        at: tracer.originOf(made.source),
        other: { message: `the first is used in ${known.where}`, at: tracer.originOf(known.source) },
      },
    );
  }

  #define(name: string, made: MadeComponent): string {
    const known = this.#byName.get(name);
    if (!known) {
      const component: Component = { source: made.source, where: made.where, body: undefined };
      this.#byName.set(name, component);
      component.body = made.lower();
    } else if (known.source !== made.source) {
      if (known.body) this.#compare(name, known, made);
      else this.#comparisons.push(() => this.#compare(name, known, made));
    }
    return prefix + name;
  }

  #reportCase(names: readonly string[]): void {
    const folded = new Map<string, string>();
    for (const name of names) {
      const first = folded.get(name.toLowerCase());
      if (first === undefined) folded.set(name.toLowerCase(), name);
      else {
        const [at, other] = [name, first].map((each) => this.#context.tracer.originOf(this.#byName.get(each)?.source));
        this.#context.findings.report(
          "component-name-case",
          { first, second: name },
          { at, other: { message: `${first} is here`, at: other } },
        );
      }
    }
  }
}

/** The properties of an object schema are the keys of the first literal: `Type.Object({ ... }, options)`. */
class PropertiesOrigin implements NodeOrigin {
  readonly #object: Origin;

  constructor(object: Origin) {
    this.#object = object;
  }

  get location() {
    return this.#object.location;
  }

  key(name: string) {
    return this.#object.key(name, 0);
  }
}

function unmark(schema: JsonSchema | undefined): string {
  return JSON.stringify(schema)?.replaceAll(`${inputMark}"`, '"') ?? "";
}

function same(a: unknown, b: unknown): boolean {
  const [left, right] = [a, b].map((each) => (typeof each === "string" ? each : JSON.stringify(each)));
  return left === right;
}

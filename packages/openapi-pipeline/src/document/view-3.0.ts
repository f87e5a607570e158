import {
  type After,
  type Copied,
  closureUpwards,
  createResolver,
  dropped,
  isObject,
  type JsonObject,
  type OpenApiDocument,
  pointerOf,
  rewriteDocument,
  walk,
} from "@rawr/openapi-document";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import { hoistDefinitions } from "./openapi-3.0/definitions.ts";
import { lowerDocument, lowerSecurity } from "./openapi-3.0/lower-document.ts";
import { isLoosened, loosenOneOf, lowerSchema } from "./openapi-3.0/lower-schema.ts";
import type { Report } from "./openapi-3.0/report.ts";
import { type DocumentPlaceOptions, documentPlace } from "./place.ts";
import { repairRefs } from "./repair-refs.ts";

/** The version that the view claims: the one that the most tools accept. */
const version = "3.0.3";

/** What a view may be told. */
export interface ViewOptions extends DocumentPlaceOptions {
  readonly copied?: Copied | undefined;
}

/**
 * An OpenAPI 3.0.3 view of a 3.1 document, for tools that know no newer version. Every value that the 3.1 document accepts,
 * the view accepts too; what it cannot say is loosened or left out, with a diagnostic that points into the 3.1 document.
 */
export function toOpenApi30(document: OpenApiDocument, options: ViewOptions = {}): Outcome<OpenApiDocument> {
  if (document.openapi.startsWith("3.0.")) {
    return { value: rewriteDocument(document, { copied: options.copied }), diagnostics: [] };
  }
  const diagnostics: Diagnostic[] = [];
  const report: Report = (code, parameters, place) => {
    const at = documentPlace(pointerOf(place), options);
    diagnostics.push(
      code === "view-part-dropped"
        ? diagnose(code, { view: "3.0", what: parameters[0], consequence: parameters[1] ?? "" }, at)
        : code === "view-loosened"
          ? diagnose(code, { view: "3.0", keyword: parameters[0], instead: parameters[1] ?? "" }, at)
          : diagnose(code, { view: "3.0", keyword: parameters[0] }, at),
    );
  };
  const resolve = createResolver(document);
  const loosened = closureUpwards(document, resolve, directlyLoosened(document));
  const definitions = hoistDefinitions(document);
  const hoisted: JsonObject = {};
  const security = lowerSecurity(document, report);
  const copies = new Map<object, object>();
  const value = rewriteDocument(document, {
    before: {
      // A component path item has no place in 3.0: it stands where it is used.
      pathItem: (node, place) =>
        place.field === "pathItems" || place.field === "webhooks" ? dropped : inlinePathItem(node, resolve),
      securityScheme: (node) => (node.type === "mutualTLS" ? dropped : node),
      securityRequirement: (node, place) => security.lowerRequirement(node, place) ?? dropped,
    },
    after: {
      schema: (copy, place, original) => {
        if (typeof copy.$ref === "string") copy.$ref = definitions.relocate(copy.$ref);
        guardLoosened(copy, original, loosened, (keyword, instead) =>
          report("view-loosened", [keyword, instead], place),
        );
        const schema = lowerSchema(copy, {
          annotation: (keyword) => report("view-annotation-dropped", [keyword], place),
          loosened: (keyword, instead) => report("view-loosened", [keyword, instead], place),
        });
        const name = definitions.names.size > 0 ? definitions.names.get(pointerOf(place)) : undefined;
        if (name !== undefined) hoisted[name] = schema;
        return schema;
      },
      discriminator: (copy) => lowerDiscriminator(copy, definitions.relocate),
      ...lowerDocument(report, { version, hoisted, security }),
    } satisfies Record<string, After>,
    booleanSchema: (schema, place) => (place.field === "additionalProperties" ? schema : schema ? {} : { not: {} }),
    copied: (from, to) => {
      copies.set(from, to);
      options.copied?.(from, to);
    },
  });
  repairRefs(value, copies, resolve);
  return { value, diagnostics };
}

function directlyLoosened(document: OpenApiDocument): object[] {
  const seeds: object[] = [];
  walk(document, (node, kind) => {
    if (kind === "schema" && isLoosened(node)) seeds.push(node);
  });
  return seeds;
}

/** `not` and `oneOf` turn a looser schema inside into a stricter one outside; so they loosen, too. */
function guardLoosened(
  copy: JsonObject,
  original: JsonObject,
  loosened: ReadonlySet<object>,
  report: (keyword: string, instead: string) => void,
): void {
  if (isObject(original.not) && loosened.has(original.not)) {
    delete copy.not;
    report("not", "leaves it out, because what is inside got looser");
  }
  if (Array.isArray(original.oneOf) && original.oneOf.some((variant) => loosened.has(variant))) {
    loosenOneOf(copy);
    report("oneOf", "says `anyOf`, because its variants got looser");
  }
}

function inlinePathItem(node: JsonObject, resolve: (ref: string) => unknown): JsonObject {
  if (typeof node.$ref !== "string" || !node.$ref.startsWith("#/components/pathItems/")) return node;
  const target = resolve(node.$ref);
  const { $ref, ...siblings } = node;
  return isObject(target) ? { ...inlinePathItem(target, resolve), ...siblings } : node;
}

function lowerDiscriminator(copy: JsonObject, relocate: (ref: string) => string): JsonObject {
  for (const key of Object.keys(copy)) if (key !== "propertyName" && key !== "mapping") delete copy[key];
  if (isObject(copy.mapping)) {
    copy.mapping = Object.fromEntries(
      Object.entries(copy.mapping).map(([value, ref]) => [value, typeof ref === "string" ? relocate(ref) : ref]),
    );
  }
  return copy;
}

import type { OpenApiDocument } from "@rawr/openapi-document";
import type * as Tool from "openapi-typescript";

type Context = Parameters<typeof Tool.transformSchema>[1];

/**
 * Runs openapi-typescript on a document that nobody else holds (it changes schemas with discriminators), and prints it.
 * Its entry `openapiTS` would first lint and bundle with Redocly 1.x, which takes longer than the generation itself;
 * our documents are linted before and have local references only, so its transformer is called directly.
 */
export async function runOpenapiTypescript(document: OpenApiDocument): Promise<string> {
  const { transformSchema, scanDiscriminators, resolveRef, astToString } = await load();
  const schema = document as unknown as Parameters<typeof Tool.transformSchema>[0];
  const options = { silent: true };
  const context: Omit<Context, "redoc"> = {
    ...defaults,
    injectFooter: [],
    discriminators: scanDiscriminators(schema, options),
    resolve: ($ref) => resolveRef(schema, $ref, options),
  };
  return astToString(transformSchema(schema, context as Context));
}

/** What `openapiTS` takes for options that are not given. `redoc` is read by nothing after the bundling. */
const defaults = {
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  conditionalEnums: false,
  dedupeEnums: false,
  defaultNonNullable: true,
  emptyObjectsUnknown: false,
  enum: false,
  enumValues: false,
  excludeDeprecated: false,
  exportType: false,
  generatePathParams: false,
  immutable: false,
  makePathsEnum: false,
  pathParamsAsTypes: false,
  postTransform: undefined,
  propertiesRequiredByDefault: false,
  readWriteMarkers: false,
  rootTypes: false,
  rootTypesKeepCasing: false,
  rootTypesNoSchemaPrefix: false,
  silent: true,
  transform: undefined,
  transformProperty: undefined,
} satisfies Partial<Context>;

type Parts = Pick<typeof Tool, "transformSchema" | "scanDiscriminators" | "resolveRef" | "astToString">;

/** The parts that we use, without the package's entry, which loads all of Redocly 1.x. */
async function load(): Promise<Parts> {
  const [transform, utilities, printer] = (await Promise.all([
    importPart("transform/index.mjs"),
    importPart("lib/utils.mjs"),
    importPart("lib/ts.mjs"),
  ])) as [{ default: Parts["transformSchema"] }, Parts, Parts];
  return {
    transformSchema: transform.default,
    scanDiscriminators: utilities.scanDiscriminators,
    resolveRef: utilities.resolveRef,
    astToString: printer.astToString,
  };
}

/** The package exports these files, without declarations. */
function importPart(file: string): Promise<unknown> {
  return import(`openapi-typescript/dist/${file}`);
}

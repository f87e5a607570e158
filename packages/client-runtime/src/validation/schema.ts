/** A schema, or whether anything fits. */
export type SubSchema = ValidationSchema | boolean;

type Schemas = { readonly [name: string]: SubSchema };

/**
 * What validates of JSON Schema 2020-12, as data. A `$ref` is a function that gives the schema: a bundler sees what is
 * used, and nothing is looked up by name. Annotations are left out; `format` is one.
 */
export interface ValidationSchema {
  readonly $ref?: () => SubSchema;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly multipleOf?: number;
  readonly maximum?: number;
  readonly exclusiveMaximum?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maxLength?: number;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly maxItems?: number;
  readonly minItems?: number;
  readonly uniqueItems?: boolean;
  readonly prefixItems?: readonly SubSchema[];
  readonly items?: SubSchema;
  readonly contains?: SubSchema;
  readonly maxContains?: number;
  readonly minContains?: number;
  readonly unevaluatedItems?: SubSchema;
  readonly maxProperties?: number;
  readonly minProperties?: number;
  readonly required?: readonly string[];
  readonly dependentRequired?: { readonly [name: string]: readonly string[] };
  readonly properties?: Schemas;
  readonly patternProperties?: Schemas;
  readonly additionalProperties?: SubSchema;
  readonly propertyNames?: SubSchema;
  readonly dependentSchemas?: Schemas;
  readonly unevaluatedProperties?: SubSchema;
  readonly allOf?: readonly SubSchema[];
  readonly anyOf?: readonly SubSchema[];
  readonly oneOf?: readonly SubSchema[];
  readonly not?: SubSchema;
  readonly if?: SubSchema;
  readonly then?: SubSchema;
  readonly else?: SubSchema;
}

import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { Check, Errors } from "typebox/schema";
import { isRecord } from "../json.ts";
import { metaschemas } from "../normal-form/metaschemas.ts";
import type { Json } from "../types.ts";

/** What one library says of values and one schema. Both functions throw what the library throws. */
export interface Validator {
  accepts(value: Json): boolean;
  explain(value: Json): readonly string[];
}

export type ValidatorName = "ajv" | "typebox";

/** A compiled validator is asked a few times only: what makes it faster costs more than it gains. */
const ofAjv = {
  strict: false,
  logger: false,
  validateSchema: false,
  inlineRefs: false,
  code: { optimize: false },
} as const;

const dialect = "https://json-schema.org/draft/2020-12/schema";
const mentionsMetaschema = (schema: unknown) => JSON.stringify(schema).includes('ef":"https://json-schema.org/');

/** Two libraries by different people; they have different bugs. */
export const validators: { readonly [name in ValidatorName]: (schema: unknown) => Validator } = {
  ajv(schema) {
    const ajv = new Ajv2020({ ...ofAjv, meta: mentionsMetaschema(schema) });
    addFormats.default(ajv);
    const validate = ajv.compile(schema as object | boolean);
    return {
      accepts: (value) => validate(value),
      explain: (value) => (validate(value) ? [] : (validate.errors ?? []).map(sentence)),
    };
  },
  typebox(schema) {
    const context = mentionsMetaschema(schema) ? metaschemas() : {};
    // Without a dialect it looks for the base URI of every reference by walking the document, in case it is draft 4.
    const mayMove = !isRecord(schema) || JSON.stringify(schema).includes('"$id":');
    const read = mayMove ? schema : { $schema: dialect, ...schema };
    return {
      accepts: (value) => Check(context, read as object, value),
      explain: (value) => Errors(context, read as object, value)[1].map(sentence),
    };
  },
};

const sentence = (error: { readonly instancePath: string; readonly message?: string }): string =>
  `${error.instancePath} ${error.message ?? ""}`.trim();

import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { Check, Errors } from "typebox/schema";
import { metaschemas } from "../normal-form/metaschemas.ts";
import type { Json } from "../types.ts";

/** What one library says of values and one schema. Both functions throw what the library throws. */
export interface Validator {
  accepts(value: Json): boolean;
  explain(value: Json): readonly string[];
}

export type ValidatorName = "ajv" | "typebox";

/** Two libraries by different people; they have different bugs. */
export const validators: { readonly [name in ValidatorName]: (schema: unknown) => Validator } = {
  ajv(schema) {
    const ajv = new Ajv2020({ strict: false, logger: false, allErrors: false, validateSchema: false });
    addFormats.default(ajv);
    const validate = ajv.compile(schema as object | boolean);
    return {
      accepts: (value) => validate(value),
      explain: (value) => (validate(value) ? [] : (validate.errors ?? []).map(sentence)),
    };
  },
  typebox(schema) {
    const context = JSON.stringify(schema).includes('ef":"https://json-schema.org/') ? metaschemas() : {};
    return {
      accepts: (value) => Check(context, schema as object, value),
      explain: (value) => Errors(context, schema as object, value)[1].map(sentence),
    };
  },
};

const sentence = (error: { readonly instancePath: string; readonly message?: string }): string =>
  `${error.instancePath} ${error.message ?? ""}`.trim();

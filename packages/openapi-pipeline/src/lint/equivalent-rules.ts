/** What Redocly says in place of a Spectral rule. */
export interface Equivalent {
  readonly redocly: readonly string[];
  /** Redocly says all that the rule says: .spectral.yaml has it off. Otherwise findings are compared one by one. */
  readonly covered?: true;
  /**
   * How far apart two findings of one fact may point. `nested`: one pointer contains the other (one tool points at the
   * operation, the other at its operationId). `beside`: the same place, or Redocly's is a member of Spectral's.
   */
  readonly distance: "nested" | "beside";
}

const covered = (...redocly: string[]): Equivalent => ({ redocly, covered: true, distance: "nested" });
const overlaps = (...redocly: string[]): Equivalent => ({ redocly, distance: "nested" });

/** By Spectral rule of `spectral:oas`. A test proves each row on a document that breaks the rule. */
export const equivalentRules: Readonly<Record<string, Equivalent>> = {
  "info-contact": covered("info-contact"),
  "no-$ref-siblings": covered("spec-ref-siblings"),
  "oas3-api-servers": covered("no-empty-servers"),
  "oas3-operation-security-defined": covered("security-defined"),
  "oas3-server-trailing-slash": covered("no-server-trailing-slash"),
  "openapi-tags-uniqueness": covered("no-duplicated-tag-names"),
  "operation-description": covered("operation-description"),
  "operation-operationId": covered("operation-operationId"),
  "operation-operationId-unique": covered("operation-operationId-unique"),
  "operation-operationId-valid-in-url": covered("operation-operationId-url-safe"),
  "operation-tag-defined": covered("operation-tag-defined"),
  "path-declarations-must-exist": covered("path-declaration-must-exist"),
  "path-keys-no-trailing-slash": covered("no-path-trailing-slash"),
  "path-not-include-query": covered("path-not-include-query"),

  // Redocly is content with `default`.
  "operation-success-response": overlaps("operation-2xx-response"),
  // Redocly does not look at Swagger 2's body and formData.
  "operation-parameters": overlaps("operation-parameters-unique"),
  // Redocly passes over an empty list.
  "operation-tags": overlaps("operation-tag-defined"),
  // Redocly passes over a parameter that occurs twice in a path, or is not required.
  "path-params": overlaps("path-parameters-defined", "no-identical-paths", "struct"),
  // Redocly looks at schemas only, not at server variables.
  "duplicated-entry-in-enum": overlaps("no-duplicated-enum-values"),
  "typed-enum": overlaps("no-enum-type-mismatch"),
  // Redocly looks at descriptions only, not at titles, and never for `eval(`.
  "no-script-tags-in-markdown": overlaps("no-unsafe-markdown"),
  // Redocly passes over an example that has neither.
  "oas3-examples-value-or-externalValue": overlaps("no-example-value-and-externalValue"),
  // Redocly passes over headers.
  "oas3-valid-media-example": overlaps("no-invalid-media-type-examples", "no-invalid-parameter-examples"),
  // Redocly passes over `default`.
  "oas3-valid-schema-example": overlaps("no-invalid-schema-examples"),
  "oas2-valid-media-example": overlaps("no-invalid-media-type-examples"),
  "oas2-valid-schema-example": overlaps("no-invalid-schema-examples"),
  // Redocly passes over links and callbacks.
  "oas3-unused-component": overlaps("no-unused-components"),
  // Redocly looks at the servers of the whole document only.
  "oas3-server-variables": overlaps("no-undefined-server-variable", "no-server-variables-empty-enum", "struct"),
  "invalid-ref": overlaps("no-unresolved-refs"),
  "oas2-schema": { redocly: ["struct"], distance: "beside" },
  "oas3-schema": { redocly: ["struct"], distance: "beside" },
};

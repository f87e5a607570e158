import type { Linter } from "../linter.ts";

/** How far the rules of a linter look, by name. A rule that stands in neither list may look anywhere. */
export interface RuleReach {
  /** Looks at one path item or component, at what it refers to, and at what the document says of itself as a whole. */
  readonly local: ReadonlySet<string>;
  /** Looks across path items or components, at no more than {@link Unit.shared} and the names of all. */
  readonly across: ReadonlySet<string>;
}

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Each line was read in the rules' source; a property test holds the whole of it against runs over whole documents. */
export const ruleReach: Readonly<Record<Linter, RuleReach>> = {
  redocly: {
    local: words(`
      struct no-unresolved-refs spec-ref-siblings spec-components-invalid-map-name
      info-contact info-license info-license-strict no-duplicated-tag-names tag-description
      no-empty-servers no-server-example.com no-server-trailing-slash no-server-variables-empty-enum
      no-undefined-server-variable
      no-ambiguous-paths no-http-verbs-in-paths no-identical-paths no-path-trailing-slash path-declaration-must-exist
      path-not-include-query path-parameters-defined
      operation-2xx-response operation-4xx-response operation-description operation-operationId
      operation-operationId-url-safe operation-parameters-unique operation-singular-tag operation-summary
      operation-tag-defined parameter-description security-scopes-defined
      no-duplicated-enum-values no-enum-type-mismatch no-example-value-and-externalValue
      no-illogical-composition-keywords no-invalid-media-type-examples no-invalid-parameter-examples
      no-invalid-schema-examples no-mixed-number-range-constraints no-required-schema-properties-undefined
      no-schema-type-mismatch no-unsafe-markdown nullable-type-sibling
      rawr/operation-id-convention rawr/operation-visibility rawr/problem-details rawr/example-missing
      rawr/trigger-not-accepted rawr/ingress-path rawr/component-name-casing rawr/property-name-casing
      rawr/parameter-name-casing rawr/path-segment-casing`),
    across: words("operation-operationId-unique no-unused-components security-defined"),
  },
  spectral: {
    local: words(`
      info-contact info-description info-license license-url contact-properties
      openapi-tags openapi-tags-alphabetical openapi-tags-uniqueness tag-description
      oas3-api-servers oas3-server-not-example.com oas3-server-trailing-slash oas3-server-variables
      path-declarations-must-exist path-keys-no-trailing-slash path-not-include-query path-params
      operation-description operation-operationId operation-operationId-valid-in-url operation-parameters
      operation-singular-tag operation-success-response operation-tag-defined operation-tags
      oas3-operation-security-defined oas3-parameter-description oas3-callbacks-in-callbacks
      oas3_1-servers-in-webhook oas3_1-callbacks-in-webhook oas3_2-no-deprecated-xml-attribute
      duplicated-entry-in-enum typed-enum array-items no-$ref-siblings no-eval-in-markdown no-script-tags-in-markdown
      oas3-examples-value-or-externalValue oas3-valid-media-example oas3-valid-schema-example oas3-schema
      oas2-operation-formData-consume-check oas2-api-host oas2-api-schemes oas2-discriminator oas2-host-not-example
      oas2-host-trailing-slash oas2-parameter-description oas2-operation-security-defined oas2-valid-schema-example
      oas2-valid-media-example oas2-anyOf oas2-oneOf oas2-schema oas2-unused-definition`),
    across: words("operation-operationId-unique oas3-unused-component"),
  },
};

/** The codes of findings that look across. */
export function codesAcross(linter: Linter): ReadonlySet<string> {
  return new Set([...ruleReach[linter].across].map((rule) => `${linter}/${rule}`));
}

/** Whether it is known of every rule how far it looks. */
export function isReachKnown(linter: Linter, rules: readonly string[]): boolean {
  const { local, across } = ruleReach[linter];
  return rules.every((rule) => local.has(rule) || across.has(rule));
}

/** A rule's severity, or its severity and options, as redocly.yaml writes them. */
export type RuleSetting =
  | "error"
  | "warn"
  | "off"
  | { readonly severity: "error" | "warn"; readonly [option: string]: unknown };

/**
 * `extends: rawr/recommended` in redocly.yaml: what we ask beyond Redocly's own `recommended`.
 * An error is what breaks a client or a policy; a warning is what a reader stumbles over.
 */
export const recommendedRules: Readonly<Record<string, RuleSetting>> = {
  // The document is what it says.
  "no-ambiguous-paths": "error",
  "no-duplicated-enum-values": "error",
  "no-duplicated-tag-names": "error",
  "no-invalid-media-type-examples": "error",
  "no-invalid-parameter-examples": "error",
  "no-invalid-schema-examples": "error",
  // What a document cut for an audience leaves behind; no other rule sees it.
  "no-required-schema-properties-undefined": "error",
  "no-unsafe-markdown": "error",
  // Before OpenAPI 3.1 a reference hides what stands beside it.
  "spec-ref-siblings": "error",

  // What generated clients are made from.
  "operation-2xx-response": "error",
  "operation-4xx-response": "error",
  "operation-operationId": "error",
  "operation-summary": "error",
  "operation-tag-defined": "error",
  "security-scopes-defined": "error",

  // What readers see.
  "info-contact": "warn",
  "operation-description": "warn",
  "parameter-description": "warn",

  // The house rules, in short: docs/diagnostics/<name>.md.
  "rawr/operation-id-convention": "error",
  "rawr/operation-visibility": "error",
  "rawr/problem-details": "error",
  "rawr/trigger-not-accepted": "error",
  "rawr/ingress-path": "error",
  "rawr/example-missing": "warn",
  "rawr/component-name-casing": "warn",
  "rawr/property-name-casing": "warn",
  "rawr/parameter-name-casing": "warn",
  "rawr/path-segment-casing": "warn",
};

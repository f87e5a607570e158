import { componentNameCasing } from "./component-name-casing.ts";
import { exampleMissing } from "./example-missing.ts";
import { ingressPath } from "./ingress-path.ts";
import { operationIdConvention } from "./operation-id-convention.ts";
import { operationVisibility } from "./operation-visibility.ts";
import { parameterNameCasing } from "./parameter-name-casing.ts";
import { pathSegmentCasing } from "./path-segment-casing.ts";
import { problemDetails } from "./problem-details.ts";
import { propertyNameCasing } from "./property-name-casing.ts";
import { recommendedRules } from "./recommended.ts";
import { triggerNotAccepted } from "./trigger-not-accepted.ts";

/** The house rules for OpenAPI 3, by diagnostic code. In redocly.yaml they are called `rawr/<code>`. */
export const houseRules = {
  "operation-id-convention": operationIdConvention,
  "operation-visibility": operationVisibility,
  "problem-details": problemDetails,
  "example-missing": exampleMissing,
  "trigger-not-accepted": triggerNotAccepted,
  "ingress-path": ingressPath,
  "component-name-casing": componentNameCasing,
  "property-name-casing": propertyNameCasing,
  "parameter-name-casing": parameterNameCasing,
  "path-segment-casing": pathSegmentCasing,
} as const;

/** The id of the plugin, and the prefix of its rules. */
export const pluginId = "rawr";

/** The plugin as Redocly loads it, from `plugins:` of redocly.yaml. */
// biome-ignore lint/style/noDefaultExport: Redocly takes a plugin from the default export.
export default function plugin() {
  return { id: pluginId, rules: { oas3: houseRules }, configs: { recommended: { rules: { ...recommendedRules } } } };
}

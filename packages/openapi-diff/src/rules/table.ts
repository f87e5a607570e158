import { findingClasses } from "../types.ts";
import { audienceNarrowed } from "./audience-narrowed.ts";
import { audienceWidened } from "./audience-widened.ts";
import { bodyAdded } from "./body-added.ts";
import { bodyBecameOptional } from "./body-became-optional.ts";
import { bodyBecameRequired } from "./body-became-required.ts";
import { bodyRemoved } from "./body-removed.ts";
import { bodyRequired } from "./body-required.ts";
import { credentialsAccepted } from "./credentials-accepted.ts";
import { credentialsRefused } from "./credentials-refused.ts";
import { defaultChanged } from "./default-changed.ts";
import { deprecated } from "./deprecated.ts";
import { deprecationDated } from "./deprecation-dated.ts";
import { discriminatorRenamed } from "./discriminator-renamed.ts";
import { documentProblem } from "./document-problem.ts";
import { documentProblemKnown } from "./document-problem-known.ts";
import { emptyValueAllowed } from "./empty-value-allowed.ts";
import { emptyValueRefused } from "./empty-value-refused.ts";
import { extensionChanged } from "./extension-changed.ts";
import { headerAdded } from "./header-added.ts";
import { headerBecameOptional } from "./header-became-optional.ts";
import { headerBecameRequired } from "./header-became-required.ts";
import { headerStyleChanged } from "./header-style-changed.ts";
import { headerStyleEquivalent } from "./header-style-equivalent.ts";
import { linkAdded } from "./link-added.ts";
import { linkChanged } from "./link-changed.ts";
import { openContent } from "./open-content.ts";
import { openEnumGrew } from "./open-enum-grew.ts";
import { operationAdded } from "./operation-added.ts";
import { operationIdChanged } from "./operation-id-changed.ts";
import { operationRemoved } from "./operation-removed.ts";
import { operationRemovedUndated } from "./operation-removed-undated.ts";
import { operationRetired } from "./operation-retired.ts";
import { operationRewritten } from "./operation-rewritten.ts";
import { optionalHeaderRemoved } from "./optional-header-removed.ts";
import { parameterAdded } from "./parameter-added.ts";
import { parameterBecameOptional } from "./parameter-became-optional.ts";
import { parameterBecameRequired } from "./parameter-became-required.ts";
import { parameterRemoved } from "./parameter-removed.ts";
import { parameterRemovedUndated } from "./parameter-removed-undated.ts";
import { parameterRequired } from "./parameter-required.ts";
import { parameterReservedCharacters } from "./parameter-reserved-characters.ts";
import { parameterRespelled } from "./parameter-respelled.ts";
import { parameterRetired } from "./parameter-retired.ts";
import { parameterStyleChanged } from "./parameter-style-changed.ts";
import { parameterStyleEquivalent } from "./parameter-style-equivalent.ts";
import { parameterUnplaced } from "./parameter-unplaced.ts";
import { partEncodingChanged } from "./part-encoding-changed.ts";
import { partEncodingWidened } from "./part-encoding-widened.ts";
import { pathRespelled } from "./path-respelled.ts";
import { propertyRemoved } from "./property-removed.ts";
import { propertyRemovedUndated } from "./property-removed-undated.ts";
import { propertyRetired } from "./property-retired.ts";
import { reactivated } from "./reactivated.ts";
import { refreshUrlChanged } from "./refresh-url-changed.ts";
import { requestContentRangeNarrowed } from "./request-content-range-narrowed.ts";
import { requestContentRangeWidened } from "./request-content-range-widened.ts";
import { requestContentTypeAdded } from "./request-content-type-added.ts";
import { requestContentTypeRemoved } from "./request-content-type-removed.ts";
import { requestSchemaNarrowed } from "./request-schema-narrowed.ts";
import { requiredHeaderMissing } from "./required-header-missing.ts";
import { responseContentRangeChanged } from "./response-content-range-changed.ts";
import { responseContentTypeAdded } from "./response-content-type-added.ts";
import { responseContentTypeRemoved } from "./response-content-type-removed.ts";
import { responseContentTypeUnknown } from "./response-content-type-unknown.ts";
import { responseSchemaWidened } from "./response-schema-widened.ts";
import type { FieldRule, PresenceRule, SchemaRule } from "./rule.ts";
import { schemaExtended } from "./schema-extended.ts";
import { schemaMeaningChanged } from "./schema-meaning-changed.ts";
import { schemaRewritten } from "./schema-rewritten.ts";
import { schemaTextChanged } from "./schema-text-changed.ts";
import { schemaUndecided } from "./schema-undecided.ts";
import { serverAdded } from "./server-added.ts";
import { serverRemoved } from "./server-removed.ts";
import { stabilityFell } from "./stability-fell.ts";
import { stabilityInvalid } from "./stability-invalid.ts";
import { stabilityRose } from "./stability-rose.ts";
import { statusAdded } from "./status-added.ts";
import { statusDescribed } from "./status-described.ts";
import { statusRemoved } from "./status-removed.ts";
import { successStatusAdded } from "./success-status-added.ts";
import { successStatusRemoved } from "./success-status-removed.ts";
import { successesReplaced } from "./successes-replaced.ts";
import { sunsetAnnounced } from "./sunset-announced.ts";
import { sunsetInvalid } from "./sunset-invalid.ts";
import { sunsetMovedCloser } from "./sunset-moved-closer.ts";
import { sunsetTooSoon } from "./sunset-too-soon.ts";
import { sunsetWithdrawn } from "./sunset-withdrawn.ts";
import { textChanged } from "./text-changed.ts";
import { unclassifiedChange } from "./unclassified-change.ts";
import { workflowChanged } from "./workflow-changed.ts";

/** Rules about everything but schemas. */
export const rules: readonly (PresenceRule | FieldRule)[] = [
  bodyBecameRequired,
  bodyRemoved,
  bodyRequired,
  credentialsRefused,
  emptyValueRefused,
  headerBecameOptional,
  headerStyleChanged,
  operationRemoved,
  parameterBecameRequired,
  parameterRequired,
  parameterStyleChanged,
  partEncodingChanged,
  refreshUrlChanged,
  requestContentRangeNarrowed,
  requestContentTypeRemoved,
  requiredHeaderMissing,
  responseContentTypeRemoved,
  responseContentTypeUnknown,
  serverRemoved,
  successesReplaced,
  operationIdChanged,
  parameterRemoved,
  audienceNarrowed,
  extensionChanged,
  linkChanged,
  optionalHeaderRemoved,
  parameterReservedCharacters,
  successStatusRemoved,
  workflowChanged,
  operationRemovedUndated,
  parameterRemovedUndated,
  stabilityFell,
  stabilityInvalid,
  sunsetInvalid,
  sunsetMovedCloser,
  sunsetTooSoon,
  sunsetWithdrawn,
  documentProblem,
  documentProblemKnown,
  textChanged,
  audienceWidened,
  bodyAdded,
  bodyBecameOptional,
  credentialsAccepted,
  deprecated,
  deprecationDated,
  emptyValueAllowed,
  headerAdded,
  headerBecameRequired,
  headerStyleEquivalent,
  linkAdded,
  operationAdded,
  operationRetired,
  parameterAdded,
  parameterRetired,
  parameterBecameOptional,
  parameterRespelled,
  parameterStyleEquivalent,
  parameterUnplaced,
  partEncodingWidened,
  pathRespelled,
  reactivated,
  requestContentRangeWidened,
  requestContentTypeAdded,
  responseContentRangeChanged,
  responseContentTypeAdded,
  serverAdded,
  stabilityRose,
  statusAdded,
  statusDescribed,
  statusRemoved,
  successStatusAdded,
  sunsetAnnounced,
];

/** Rules about edits of schemas. */
export const schemaRules: readonly SchemaRule[] = [
  discriminatorRenamed,
  propertyRetired,
  propertyRemovedUndated,
  propertyRemoved,
  requestSchemaNarrowed,
  responseSchemaWidened,
  openContent,
  openEnumGrew,
  schemaExtended,
  schemaRewritten,
  schemaUndecided,
  defaultChanged,
  schemaMeaningChanged,
  schemaTextChanged,
];

/** A row of the table of rules. */
export type RuleDescription = Pick<SchemaRule, "code" | "class" | "meaning">;

/** Every code that a finding can have, by class. */
export const ruleTable: readonly RuleDescription[] = findingClasses.flatMap((name) =>
  [...rules, ...schemaRules, operationRewritten, unclassifiedChange]
    .filter((rule) => rule.class === name)
    .map(({ code, class: category, meaning }) => ({ code, class: category, meaning })),
);

/** What a label comes to when somebody reads both documents, where our verdict and the label part. */
export interface Adjudication {
  readonly breaking: boolean;
  readonly reason: string;
}

const withoutDate = {
  breaking: true,
  reason: "gone though no date was ever announced: requests of yesterday fail, with the author's warning but no day",
};
const moreCredentials = { breaking: true, reason: "who was let in without the credentials is turned away" };
const moreIsSaid = { breaking: false, reason: "a response says more than before, and readers take what they know" };
const annotation = {
  breaking: false,
  reason:
    "contentEncoding and contentMediaType are annotations (JSON Schema 2020-12, Validation 8.2): BEHAVIOUR, no value is refused",
};
const typesLose = {
  breaking: true,
  reason:
    "an optional property is gone from the schema: no message breaks, but a typed client that reads it does not compile",
};

/** By corpus and case. */
export const adjudications: Readonly<Record<string, Readonly<Record<string, Adjudication>>>> = {
  oasdiff: {
    "pair-012": withoutDate,
    "pair-017": withoutDate,
    "pair-119": withoutDate,
    "pair-019": moreCredentials,
    "pair-021": moreCredentials,
    "pair-024": { breaking: true, reason: "a token without the new scope is turned away" },
    "pair-062": moreIsSaid,
    "pair-083": {
      breaking: false,
      reason: "oneOf of the same open object three times accepted no object at all, and of fewer accepts no fewer",
    },
    "pair-128": {
      breaking: false,
      reason: "x-extensible-enum names known values and refuses none: BEHAVIOUR",
    },
    "pair-129": { breaking: false, reason: "a default refuses nothing: BEHAVIOUR" },
    "pair-175": annotation,
    "pair-176": annotation,
    "pair-178": annotation,
  },
  "openapi-diff": {
    "openapi-diff-013": {
      breaking: false,
      reason: "oneOf was added to a schema of a response only: what is sent is still what readers knew",
    },
    "openapi-diff-048": moreIsSaid,
    "openapi-diff-152": moreIsSaid,
    "openapi-diff-120": typesLose,
    "openapi-diff-124": typesLose,
  },
};

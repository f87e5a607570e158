import type { Api, ApiOperation, ApiProblem } from "../model.ts";
import type { Both, Pair } from "../rules/rule.ts";
import type { Draft } from "./draft.ts";
import { judge } from "./judge.ts";
import { compareOperations, type Setting } from "./operations.ts";
import { pairTexts } from "./pairing.ts";
import { below, type Place } from "./place.ts";

/** Two documents: their operations, what only people read, and what could not be read. */
export function compareDocuments(apis: Both<Api>, setting: Setting): Draft[] {
  return [
    ...compareOperations(apis.old.operations, apis.next.operations, setting),
    ...documentDrafts(apis, setting).map((draft) => ({ ...draft, operation: undefined })),
  ];
}

const place: Place = { root: "document", path: [] };

function documentDrafts({ old, next }: Both<Api>, setting: Setting): Draft[] {
  const scene = {
    ...setting,
    operation: { old: noOperation, next: noOperation },
    sender: "old",
    sentBy: "caller",
  } as const;
  const texts = pairTexts(old.texts, next.texts).flatMap(({ name, ...pair }) =>
    judge({ on: "text", pair, place: below(place, name), scene }),
  );
  return [
    ...texts,
    ...problems({ old, next }).flatMap((pair) =>
      judge({ on: "problem", pair, place: below(place, pair.pointer), scene }),
    ),
  ];
}

type ProblemPair = Pair<ApiProblem> & { readonly pointer: string };

/**
 * What both documents have at the same place is the same promise of nothing. Only what lies outside of a document may
 * differ unseen.
 */
function problems({ old, next }: Both<Api>): ProblemPair[] {
  const name = ({ pointer, message }: ApiProblem): string => `${pointer}\n${message}`;
  const known = new Set(old.problems.map(name));
  const isNew = (problem: ApiProblem): boolean => !known.has(name(problem)) || problem.message.includes("leads out of");
  const added = next.problems.filter(isNew);
  const rest = old.problems.filter((problem) => !added.some((other) => name(other) === name(problem)));
  return [
    ...added.map((problem) => ({ old: undefined, next: problem, pointer: problem.pointer })),
    ...rest.map((problem) => ({ old: problem, next: undefined, pointer: problem.pointer })),
  ];
}

/** Documents by themselves are no operation; their rules do not ask for one. */
const noOperation: ApiOperation = {
  key: "",
  initiator: "caller",
  method: "",
  path: "",
  pointer: "",
  operationId: undefined,
  parameters: new Map(),
  body: undefined,
  responses: new Map(),
  security: { pointer: "", alternatives: [] },
  servers: [],
  lifecycle: { deprecated: false, sunset: undefined, stability: undefined, since: undefined, pointer: "" },
  audience: undefined,
  workflow: undefined,
  texts: [],
  extensions: {},
  callbacks: new Map(),
};

import type { Format, IFunctionResult, RulesetFunctionContext } from "@stoplight/spectral-core";
import { isRecord } from "../is-record.ts";
import type { RulesetFunction } from "./fast-oas-example.ts";
import { type Filter, type PathStep, parseJsonPath } from "./json-path.ts";
import { sweep } from "./sweep.ts";

type Member = Readonly<Record<string, unknown>>;

const ofObject = (test: (value: Member, key: string) => unknown): Filter => {
  return (value, key) => typeof value === "object" && value !== null && Boolean(test(value as Member, key));
};
const hasDefault = ({ example, default: fallback }: Member) => example !== undefined || fallback !== undefined;
const isSchema = (it: Member) => it.enum || it.type || it.format || it.$ref || it.properties || it.items;

/** The filters of `spectral:oas`, by their text: a filter that changes upstream is not ours any more. */
const filters = new Map<string, Filter>([
  [
    "@property !== 'properties' && @ != null && @.enum && @.enum.constructor.name === 'Array'",
    ofObject((it, key) => key !== "properties" && Array.isArray(it.enum)),
  ],
  ["@ && @.enum && @.type", ofObject((it) => it.enum && it.type)],
  [
    "@ && @.schema && (@.example !== void 0 || @.examples)",
    ofObject((it) => it.schema && (it.example !== undefined || it.examples)),
  ],
  [
    "@property !== 'properties' && @ && (@ && @.example !== void 0 || @.default !== void 0) && (@.enum || @.type || @.format || @.$ref || @.properties || @.items)",
    ofObject((it, key) => key !== "properties" && hasDefault(it) && isSchema(it)),
  ],
  // Compared loosely, as there: a list of this one type is equal to it.
  [
    '@ && @.type=="array"',
    ofObject(({ type }) => type === "array" || (Array.isArray(type) && String(type) === "array")),
  ],
  [
    '@ && @.type && @.type.constructor.name === "Array" && @.type.includes("array")',
    ofObject(({ type }) => Array.isArray(type) && type.includes("array")),
  ],
  ["@property === '$ref'", (_value, key) => key === "$ref"],
  ["@ && @.xml", ofObject((it) => it.xml)],
]);

/** Never matches, and keeps apart what is met in a request, in a response and elsewhere: an example's meaning differs. */
const markers = [
  "$.paths[*][*].requestBody",
  "$.paths[*][*].responses",
  "$.components.requestBodies",
  "$.components.responses",
].map((path) => [...(parseJsonPath(path, filters) ?? []), { descends: true, matches: () => false }]);

interface Step {
  readonly field?: unknown;
  readonly function: RulesetFunction;
  readonly functionOptions?: unknown;
}

/** Paths by the formats of documents for which they are meant; without formats, for all. */
interface GivenPaths {
  readonly formats: readonly Format[] | undefined;
  readonly paths: readonly (readonly PathStep[])[];
}

/**
 * The same rule with one call of its function for the whole document, which sweeps it for the nodes where the stock
 * rule looks; nothing when it does not look everywhere, or in a way that we do not read.
 */
export function sweepingRule(rule: Member, aliases: unknown): Member | undefined {
  const given = readGiven([rule.given].flat(), aliases);
  const step = rule.then;
  if (!given?.some(({ paths }) => paths.some(isDeep)) || !isStep(step)) return undefined;
  const markersOf = step.function.name === "oasExample" ? markers : [];
  const run = (root: unknown, _options: unknown, context: RulesetFunctionContext): IFunctionResult[] => {
    const results: IFunctionResult[] = [];
    const paths = given.filter(({ formats }) => isMeant(formats, context)).flatMap((each) => each.paths);
    sweep(root, [...paths, ...markersOf], (value, path) => {
      const target = typeof step.field === "string" ? [...path, step.field] : [...path];
      const found = step.function(fieldOf(value, step.field), step.functionOptions ?? null, {
        ...context,
        path: target,
      });
      for (const result of found ?? []) results.push({ message: result.message, path: result.path ?? target });
    });
    return results;
  };
  return { ...rule, given: "$", then: { function: Object.defineProperty(run, "name", { value: step.function.name }) } };
}

function readGiven(given: readonly unknown[], aliases: unknown): GivenPaths[] | undefined {
  const all: GivenPaths[] = [];
  for (const path of given) {
    if (typeof path !== "string") return undefined;
    const alias = path.startsWith("#") && isRecord(aliases) ? aliases[path.slice(1)] : undefined;
    const targets = isRecord(alias) && Array.isArray(alias.targets) ? alias.targets : [{ given: [path] }];
    for (const target of targets as { formats?: readonly Format[]; given: readonly string[] }[]) {
      const paths = target.given.map((text) => parseJsonPath(text, filters)).filter((steps) => steps !== undefined);
      if (paths.length < target.given.length) return undefined;
      all.push({ formats: target.formats, paths });
    }
  }
  return all;
}

function isDeep(steps: readonly PathStep[]): boolean {
  return steps.some(({ descends }) => descends);
}

function isStep(step: unknown): step is Step {
  if (!isRecord(step) || typeof step.function !== "function") return false;
  return step.field === undefined || (typeof step.field === "string" && /^\w+$/.test(step.field));
}

function isMeant(formats: readonly Format[] | undefined, { document }: RulesetFunctionContext): boolean {
  return formats === undefined || formats.some((format) => document.formats?.has(format) === true);
}

function fieldOf(value: unknown, field: unknown): unknown {
  if (typeof field !== "string") return value;
  return isRecord(value) && Object.hasOwn(value, field) ? value[field] : undefined;
}

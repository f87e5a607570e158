import type { JsonSchema, OpenApiDocument, ResponseObject } from "@rawr/openapi-document";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { diagnose } from "../../diagnostics/table.ts";
import { nameOf } from "../operations.ts";
import {
  type ClientOperation,
  type RunModel,
  type RunRole,
  type RunTarget,
  runRoles,
  type TypeText,
} from "./client-model.ts";
import { camelCase, type Namer, upperFirst } from "./names.ts";
import { follow, literalsOf, propertiesOf, recordOf, textOf, typesOf, variantsOf } from "./schema-shape.ts";
import type { TypeTable } from "./type-table.ts";

/** The runs of a document, and its operations with what the triggers among them know of their run. */
export interface PlannedRuns {
  readonly runs: readonly RunModel[];
  readonly operations: readonly ClientOperation[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Scope {
  readonly document: OpenApiDocument;
  readonly operations: readonly ClientOperation[];
  readonly types: TypeTable;
  readonly namer: Namer;
}

/** Follows the links of each trigger. A link to an operation that is not here is left out; without a status there is no run. */
export function planRuns(scope: Scope): PlannedRuns {
  const runs = new Map<string, RunModel>();
  const diagnostics: Diagnostic[] = [];
  const operations = scope.operations.map((operation) => {
    if (operation.workflow !== "trigger") return operation;
    const found = planTrigger(scope, operation, runs);
    if (found === undefined) return operation;
    if ("reason" in found) {
      diagnostics.push(diagnose("run-unusable", { operation: nameOf(operation.entry), reason: found.reason }));
      return operation;
    }
    return { ...operation, trigger: found };
  });
  return { runs: [...runs.values()], operations, diagnostics };
}

function planTrigger(scope: Scope, trigger: ClientOperation, runs: Map<string, RunModel>) {
  const links = readLinks(scope, trigger);
  const status = links.get("status");
  if (status === undefined) return undefined;
  const pointers = new Set([...links.values()].map(({ pointer }) => pointer));
  const [runId = ""] = pointers;
  if (pointers.size > 1) return { reason: "its links do not agree where its answer names the run" };
  if (!answersWith(scope.document, trigger, runId))
    return { reason: `its answer has no string at ${runId}, from which its links take the run's id` };
  const cancel = links.get("cancel")?.operation;
  if (cancel !== undefined && cancel.output.type.text !== status.operation.output.type.text)
    return { reason: `${nameOf(cancel.entry)} does not answer with the run's status` };
  const result = readResult(scope, status.operation);
  if ("reason" in result) return result;
  const roles = Object.fromEntries(
    [...links].map(([role, { operation, parameter }]) => [role, { functionName: operation.functionName, parameter }]),
  );
  const key = JSON.stringify([trigger.group, roles]);
  const known = runs.get(key) ?? nameRun(scope, { trigger, roles, result, first: !hasRuns(runs, trigger.group) });
  runs.set(key, known);
  return { runs: known.constant, runId };
}

interface NewRun {
  readonly trigger: ClientOperation;
  readonly roles: RunModel["roles"];
  readonly result: RunResult;
  /** The group has no other kind of run yet. */
  readonly first: boolean;
}

function nameRun({ namer, types }: Scope, { trigger, roles, result, first }: NewRun): RunModel {
  const own = first ? (trigger.group ?? "") : trigger.functionName;
  const constant = namer.claim(camelCase(`${own} runs`));
  const type: TypeText =
    result.schema === undefined
      ? { text: "undefined", uses: [] }
      : types.refer(result.schema, `${upperFirst(camelCase(`${own} run`))}Result`, "output");
  return {
    constant,
    type: namer.claim(upperFirst(camelCase(`${own} run`))),
    group: trigger.group,
    member: first ? "run" : `${trigger.member}Run`,
    roles,
    resultKey: result.key,
    result: type,
  };
}

function hasRuns(runs: ReadonlyMap<string, RunModel>, group: string | undefined): boolean {
  return [...runs.values()].some((run) => run.group === group);
}

interface RunLink extends Omit<RunTarget, "functionName"> {
  readonly operation: ClientOperation;
  /** Where the trigger's answer has the run's id. */
  readonly pointer: string;
}

/** The links of the 2xx answers that lead to an operation of a run and take nothing but its id. */
function readLinks(scope: Scope, trigger: ClientOperation): ReadonlyMap<RunRole, RunLink> {
  const byId = new Map(scope.operations.map((operation) => [operation.id, operation]));
  const found = new Map<RunRole, RunLink>();
  for (const [status, raw] of Object.entries(recordOf(trigger.entry.operation.responses))) {
    if (!status.startsWith("2")) continue;
    const response: ResponseObject = follow(scope.document, raw);
    for (const [name, link] of Object.entries(recordOf(response.links))) {
      const operation = byId.get(textOf(link["operationId"]));
      const parameters = Object.entries(recordOf(link["parameters"] as Record<string, unknown>));
      const [parameter, expression] = parameters[0] ?? [];
      const pointer = /^\$response\.body#(\/.*)$/.exec(String(expression))?.[1];
      const role = runRoles.find((each) => each === (operation?.workflow ?? name));
      if (operation === undefined || role === undefined || parameters.length !== 1 || pointer === undefined) continue;
      const field = operation.input.fields.find(
        ({ key, wire, place }) => parameter === key || parameter === `${place}.${wire}`,
      );
      if (field !== undefined && !found.has(role)) found.set(role, { operation, parameter: field.key, pointer });
    }
  }
  return found;
}

function answersWith(document: OpenApiDocument, trigger: ClientOperation, pointer: string): boolean {
  return trigger.output.responses.some(({ schema }) => {
    const target = pointer
      .slice(1)
      .split("/")
      .reduce<JsonSchema | undefined>((node, token) => {
        const name = token.replaceAll("~1", "/").replaceAll("~0", "~");
        return propertiesOf(document, node).find((property) => property.name === name)?.schema;
      }, schema);
    return target !== undefined && typesOf(follow(document, target)).includes("string");
  });
}

interface RunResult {
  /** Property of the completed status. */
  readonly key: string | undefined;
  readonly schema: JsonSchema | undefined;
}

/** Every variant of a status says whether the run has ended; the completed one may carry a result. */
function readResult({ document }: Scope, status: ClientOperation): RunResult | { readonly reason: string } {
  const [answer] = status.output.responses;
  const variants = variantsOf(document, answer?.schema).map((variant) => propertiesOf(document, variant));
  const lacking = ["isTerminal", "status"].find(
    (name) =>
      variants.length === 0 || !variants.every((all) => all.some((each) => each.name === name && each.required)),
  );
  const name = nameOf(status.entry);
  if (lacking !== undefined) return { reason: `not every answer of its status ${name} has a required "${lacking}"` };
  const completed = variants.find((all) =>
    literalsOf(document, all.find((each) => each.name === "status")?.schema)?.includes("completed"),
  );
  if (completed === undefined) return { reason: `no answer of its status ${name} has the status "completed"` };
  const result = ["result", "output"].flatMap((key) => completed.filter((each) => each.name === key))[0];
  return { key: result?.name, schema: result?.schema };
}

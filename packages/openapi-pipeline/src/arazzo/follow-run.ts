import { isObject } from "@rawr/openapi-document";
import type { Criterion, Parameter, Retry, Step, Workflow } from "./arazzo.ts";
import { planInputs } from "./inputs.ts";
import { always, jsonSchemaOf, listOf, mediaOf, type NamedOperation, type Source, successOf } from "./operations.ts";

/** A run that takes longer than a minute needs a runner of its own. */
const poll = { retryAfter: 1, retryLimit: 60 };

/** Trigger, status, events, result: as far as the trigger's links lead. Without a status there is nothing to follow. */
export function followRun(source: Source, trigger: NamedOperation): Workflow | undefined {
  const { status: accepted } = successOf(source, trigger.operation);
  const { targets, outputs } = readLinks(source, trigger);
  const status = targets.get("status");
  if (status === undefined) return undefined;
  const events = targets.get("events");
  const { inputs, common, request } = planInputs(source, trigger);
  const { summary } = trigger.operation;
  const result = resultStep(source, status);
  return {
    workflowId: trigger.id,
    ...(summary !== undefined && { summary }),
    description: "Triggers a run, looks at it, follows it to its end and reads its result.",
    ...(inputs && { inputs }),
    ...common,
    steps: [
      {
        stepId: "trigger",
        description: "The run is recorded.",
        operationId: trigger.id,
        ...request,
        successCriteria: [{ condition: `$statusCode == ${accepted}` }],
        outputs,
      },
      call("status", "The run is known.", status),
      ...(events ? [eventsStep(source, events)] : []),
      ...(result ? [result] : []),
    ],
    ...(result && { outputs: { run: "$steps.result.outputs.run" } }),
  };
}

/** An operation that a link of the trigger leads to. */
interface Target {
  readonly operation: NamedOperation;
  readonly parameters: readonly Parameter[];
}

function readLinks(source: Source, trigger: NamedOperation) {
  const targets = new Map<unknown, Target>();
  const outputs: Record<string, string> = {};
  const { links } = successOf(source, trigger.operation).response;
  for (const [name, raw] of Object.entries(isObject(links) ? links : {})) {
    const link = source.follow(raw);
    const operation = source.operations.find(({ id }) => id === link.operationId);
    const given = Object.entries(isObject(link.parameters) ? link.parameters : {});
    const parameters = given.flatMap(([key, expression]): Parameter[] => {
      const parameter = operation?.parameters.find((each) => key === each.name || key === `${each.in}.${each.name}`);
      if (parameter === undefined || typeof expression !== "string") return [];
      outputs[parameter.name] ??= expression;
      if (outputs[parameter.name] !== expression) return [];
      return [{ name: parameter.name, in: parameter.in, value: `$steps.trigger.outputs.${parameter.name}` }];
    });
    if (operation === undefined || parameters.length < given.length) continue;
    const role = operation.role ?? name;
    if (!targets.has(role)) targets.set(role, { operation, parameters });
  }
  return { targets, outputs };
}

const answered: Criterion = { condition: "$statusCode == 200" };

function call(stepId: string, description: string, { operation, parameters }: Target): Step {
  return { stepId, description, operationId: operation.id, parameters, successCriteria: [answered] };
}

/** The stream ends with the run. Runners read a body to its end, and know nothing of events but their text. */
function eventsStep(source: Source, target: Target): Step {
  const step = call("events", "The run is followed until its stream says that it has ended.", target);
  const { schema } = mediaOf(source, successOf(source, target.operation.operation).response, "text/event-stream");
  if (!isObject(schema)) return step;
  const type: Criterion = { context: "$response.header.content-type", condition: "^text/event-stream", type: "regex" };
  const done: Criterion = { context: "$response.body", condition: "(^|\\n)event: ?done\\r?\\n", type: "regex" };
  const endsWithDone = listOf(source.follow(schema).oneOf).some(
    (each) => source.follow(source.follow(source.follow(each).properties).event).const === "done",
  );
  return { ...step, successCriteria: [answered, type, ...(endsWithDone ? [done] : [])] };
}

/** The status again: at once where the stream was read to its end, polled where it broke off or there is none. */
function resultStep(source: Source, status: Target): Step | undefined {
  const schema = jsonSchemaOf(source, successOf(source, status.operation.operation).response);
  if (!always(source, schema, "isTerminal") || !always(source, schema, "status")) return undefined;
  const isRunning: Criterion = { condition: "$response.body#/isTerminal == false" };
  const retry: Retry = { name: "poll", type: "retry", ...poll, criteria: [isRunning] };
  return {
    ...call("result", "The run has completed.", status),
    successCriteria: [
      answered,
      { condition: "$response.body#/isTerminal == true" },
      { condition: "$response.body#/status == 'completed'" },
    ],
    onFailure: [retry],
    outputs: { run: "$response.body" },
  };
}

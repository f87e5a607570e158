import { nextCron } from "./cron.ts";
import { parseDuration } from "./duration.ts";
import type { Problems } from "./problems.ts";
import { type Fields, isFields, readFields } from "./read-object.ts";
import { readExpression } from "./read-values.ts";
import type { Trigger } from "./types.ts";

/** What starts a function; none at all means that it is only invoked. */
export function readTriggers(value: unknown, problems: Problems): readonly Trigger[] {
  if (!Array.isArray(value)) {
    problems.invalid("triggers", "triggers is not a list.", "Give a list; an empty one means invoke only.");
    return [];
  }
  return value.map((entry, index) => readTrigger(entry, index, problems)).filter((trigger) => trigger !== undefined);
}

function readTrigger(value: unknown, index: number, problems: Problems): Trigger | undefined {
  const option = `triggers[${index}]`;
  const known = isFields(value) && "cron" in value ? ["cron", "jitter"] : ["event", "expression"];
  const fields = readFields(value, option, { known, problems });
  if (fields === undefined) return undefined;
  if ("cron" in fields) return readCron(fields, option, problems);
  const condition = readExpression(fields["expression"], { option: `${option}.if`, problems });
  const name = fields["event"];
  if (typeof name !== "string" || name === "") {
    return problems.invalid(`${option}.event`, "A trigger names no event.", "Give the event's name.");
  }
  if (name === "inngest/deferred.schedule") {
    const message = "Others defer work to this function (`createDefer`).";
    return problems.unsupported("createDefer", message, "Invoke it, or send it an event.");
  }
  if (name.slice(0, -1).includes("*")) {
    return problems.invalid(`${option}.event`, `\`${name}\` has a * before its end.`, "Use * at the end only.");
  }
  return { kind: "event", name, ...(condition && { condition }) };
}

function readCron(fields: Fields, option: string, problems: Problems): Trigger | undefined {
  const schedule = fields["cron"];
  const jitter = fields["jitter"];
  const jitterMs = typeof jitter === "string" ? parseDuration(jitter) : undefined;
  if (jitter !== undefined && jitterMs === undefined) {
    problems.invalid(`${option}.jitter`, `jitter is ${JSON.stringify(jitter)}.`, 'Give a duration, as in "30s".');
  }
  const fault = typeof schedule === "string" ? cronFault(schedule) : "it is not a text";
  if (typeof schedule !== "string" || fault !== undefined) {
    const advice = 'Give five fields, with a time zone if you like: "TZ=Europe/Paris 0 12 * * 5".';
    return problems.invalid(`${option}.cron`, `${JSON.stringify(schedule)} is no schedule: ${fault}.`, advice);
  }
  return { kind: "cron", schedule, ...(jitterMs !== undefined && { jitterMs }) };
}

function cronFault(schedule: string): string | undefined {
  try {
    return nextCron(schedule, Date.UTC(2026, 0, 1)) === undefined ? "it never comes" : undefined;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^Cron\w*: /, "").replace(/\.$/, "") : "it cannot be read";
  }
}

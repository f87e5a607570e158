import type { Page, Run, RunFilter, RunStatus } from "../port.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { type Read, readRun } from "./read-runs.ts";

const allStatuses: readonly RunStatus[] = ["queued", "running", "waiting", "completed", "failed", "cancelled"];

type Parameters = Record<string, string | number>;

/** Newest first, by (created_at, run_id): a run that is added while somebody turns pages appears once or not at all. */
export function listRuns(read: Read, filter: RunFilter): Page<Run> {
  const limit = Math.min(Math.max(Math.trunc(filter.limit ?? 20), 1), 100);
  const { sql, parameters } = queryOf(filter);
  const found = read(({ statement }) =>
    statement(sql).all({ ...parameters, limit: limit + 1 }),
  ) as unknown as readonly {
    run_id: string;
    created_at: number;
  }[];
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const items = page.map(({ run_id: runId }) => readRun(read, runId)).filter((run) => run !== null);
  if (found.length <= limit || last === undefined) return { items };
  return { items, nextCursor: writeCursor({ createdAt: last.created_at, runId: last.run_id }, filter) };
}

interface Query {
  readonly sql: string;
  readonly parameters: Parameters;
}

/** Each branch is read in order from an index, as far as the page goes; no list is sorted as a whole. */
function queryOf(filter: RunFilter): Query {
  const parameters: Parameters = {};
  const where: string[] = [];
  const bind = (condition: string, name: string, value: string | number): void => {
    where.push(condition);
    parameters[name] = value;
  };
  if (filter.functionId !== undefined) bind("r.function_id = :functionId", "functionId", filter.functionId);
  if (filter.createdAfter !== undefined) bind("r.created_at >= :from", "from", timeOf(filter, "createdAfter"));
  if (filter.createdBefore !== undefined) bind("r.created_at < :before", "before", timeOf(filter, "createdBefore"));
  if (filter.cursor !== undefined) {
    const { createdAt, runId } = readCursor(filter.cursor, filter);
    bind("(r.created_at, r.run_id) < (:lastCreated, :lastRun)", "lastCreated", createdAt);
    parameters["lastRun"] = runId;
  }
  const attributes = Object.entries(filter.attributes ?? {});
  return attributes.length > 0
    ? byAttributes(filter, attributes, { where, parameters })
    : byStatus(filter, { where, parameters });
}

interface Conditions {
  readonly where: readonly string[];
  readonly parameters: Parameters;
}

function byStatus(filter: RunFilter, { where, parameters }: Conditions): Query {
  // The index of a function's runs has the status before the time, so a function alone is asked for in every status.
  const statuses = filter.status ?? (filter.functionId === undefined ? undefined : allStatuses);
  if (statuses === undefined) return { sql: branch("runs AS r", where), parameters };
  const branches = allStatuses
    .filter((status) => statuses.includes(status))
    .map((status) => `SELECT * FROM (${branch("runs AS r", [...where, `r.status = '${status}'`])})`);
  const union = branches.length === 0 ? branch("runs AS r", [...where, "0"]) : branches.join(" UNION ALL ");
  return { sql: `SELECT * FROM (${union}) ORDER BY created_at DESC, run_id DESC LIMIT :limit`, parameters };
}

function byAttributes(filter: RunFilter, entries: readonly [string, string][], conditions: Conditions): Query {
  const [[key, value] = ["", ""], ...others] = entries;
  const where = [
    "a.key = :key AND a.value = :value",
    // The attribute's own columns, so that its key gives the order.
    ...conditions.where.map((condition) => condition.replaceAll(/r\.(created_at|run_id)/g, "a.$1")),
  ];
  const parameters: Parameters = { ...conditions.parameters, key, value };
  if (filter.status !== undefined) {
    where.push("r.status IN (SELECT value FROM json_each(:statuses))");
    parameters["statuses"] = JSON.stringify(filter.status);
  }
  if (others.length > 0) {
    where.push(`NOT EXISTS (SELECT 1 FROM json_each(:others) AS o WHERE NOT EXISTS (
      SELECT 1 FROM run_attributes AS x
      WHERE x.key = o.key AND x.value = o.value AND x.created_at = a.created_at AND x.run_id = a.run_id))`);
    parameters["others"] = JSON.stringify(Object.fromEntries(others));
  }
  return { sql: branch("run_attributes AS a CROSS JOIN runs AS r ON r.run_id = a.run_id", where, "a"), parameters };
}

function branch(from: string, where: readonly string[], alias = "r"): string {
  const condition = where.length === 0 ? "" : `WHERE ${where.join(" AND ")} `;
  return `SELECT ${alias}.run_id AS run_id, ${alias}.created_at AS created_at FROM ${from} ${condition}ORDER BY ${alias}.created_at DESC, ${alias}.run_id DESC LIMIT :limit`;
}

function timeOf(filter: RunFilter, name: "createdAfter" | "createdBefore"): number {
  const time = Date.parse(filter[name] ?? "");
  if (Number.isNaN(time)) throw new RangeError(`${name} is no ISO 8601 time: ${filter[name]}`);
  return time;
}

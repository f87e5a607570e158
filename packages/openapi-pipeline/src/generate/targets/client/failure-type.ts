import type { GeneratedFile } from "../../generated-file.ts";
import type { ClientOperation, ErrorPlan } from "../../model/client-model.ts";
import { fromRuntime, printType } from "./type-texts.ts";

/**
 * The union of what a call may fail with. Problems with a constant `code` are told by it. Bodies without one are told by
 * `status`, so the statuses that they have are taken from the errors that no document tells of.
 */
export function failureType(file: GeneratedFile, { errors }: ClientOperation): string {
  const coded = errors.filter(({ code }) => code !== undefined);
  const others = errors.filter(({ code }) => code === undefined);
  const problems = coded.map(({ type }) => `${fromRuntime(file, "ApiError")}<${printType(file, type)}>`);
  const exact = others.filter(({ status }) => /^\d{3}$/.test(status));
  const documented = exact.map(({ status }) => status);
  const ranges = others.filter((plan) => !exact.includes(plan));
  const bodies = [
    ...exact.map((plan) => httpError(file, plan, plan.status)),
    ...ranges.map((plan) => httpError(file, plan, rangeType(file, plan.status, others))),
  ];
  const isComplete = others.some(({ status }) => status === "default");
  const statuses = [...documented, ...ranges.map(({ status }) => rangeType(file, status, []))];
  const rest = isComplete
    ? fromRuntime(file, "ConnectionFailure")
    : `${fromRuntime(file, "TransportFailure")}${statuses.length > 0 ? `<${statuses.join(" | ")}>` : ""}`;
  return [...new Set([...problems, ...bodies, rest])].join(" | ");
}

function httpError(file: GeneratedFile, plan: ErrorPlan, status: string): string {
  const code = plan.codeVaries ? ", string" : "";
  return `${fromRuntime(file, "HttpError")}<${status}, ${printType(file, plan.type)}${code}>`;
}

const standard = {
  "4": "400 401 402 403 404 405 406 407 408 409 410 411 412 413 414 415 416 417 418 421 422 423 424 425 426 428 429 431 451",
  "5": "500 501 502 503 504 505 506 507 508 510 511",
};

/** The statuses of `4XX` and `default` that no other answer stands for. */
function rangeType(file: GeneratedFile, range: string, others: readonly ErrorPlan[]): string {
  const taken = others
    .map(({ status }) => status)
    .filter((status) => status !== range && (range === "default" || status.startsWith(range[0] ?? "")));
  const exact = taken.filter((status) => /^\d{3}$/.test(status));
  if (range === "default") {
    const statuses = [...exact, ...taken.filter((each) => /XX$/.test(each)).map((each) => rangeType(file, each, []))];
    const all = fromRuntime(file, "ErrorStatus");
    return statuses.length === 0 ? all : `Exclude<${all}, ${statuses.join(" | ")}>`;
  }
  const all = (standard[(range[0] ?? "4") as keyof typeof standard] ?? standard["4"]).split(" ");
  return all.filter((status) => !exact.includes(status)).join(" | ");
}

import { type FindingClass, findingClasses } from "@rawr/openapi-diff";
import type { ReviewFinding, SurfaceReview } from "../../diff/review.ts";
import { classTexts } from "../order.ts";
import { codeSpan, prose } from "./safe.ts";

/** What was compared, how many findings of each class every audience has, and the versions of client packages. */
export function overview(review: SurfaceReview): string {
  const { surface, against, clients } = review;
  return [
    `${codeSpan(surface)} against ${prose(against)}`,
    ...(review.findings.length === 0 ? [] : ["", ...classTable(review)]),
    ...(clients.length === 0 ? [] : ["", ...clientTable(review)]),
  ].join("\n");
}

function classTable({ audiences, findings }: SurfaceReview): readonly string[] {
  const named = audiences.map(({ name }) => name);
  const columns = named.length > 1 ? named : [];
  const rows = findingClasses.flatMap((name) => {
    const group = findings.filter((finding) => finding.class === name);
    if (group.length === 0) return [];
    const cells = columns.map((audience) => cell(group.filter(({ touches }) => touches.audiences.includes(audience))));
    return [row([title(name, group), cell(group), ...cells])];
  });
  return [row(["", "findings", ...columns.map((name) => prose(name))]), rule(2 + columns.length), ...rows];
}

function title(name: FindingClass, group: readonly ReviewFinding[]): string {
  const text = classTexts[name].title;
  return group.some(({ status }) => status === "enforced") ? `**${text}**` : text;
}

function cell(group: readonly ReviewFinding[]): string {
  if (group.length === 0) return "–";
  const waived = group.filter(({ waiver }) => waiver).length;
  return `${group.length.toLocaleString("en-US")}${waived === 0 ? "" : ` (${waived} waived)`}`;
}

function clientTable({ clients }: SurfaceReview): readonly string[] {
  const rows = clients.map(({ name, audience, level, oldVersion, nextVersion }) => {
    const versions = level === "none" ? prose(oldVersion) : `${prose(oldVersion)} → ${prose(nextVersion)}`;
    return row([codeSpan(name), prose(audience), versions, level]);
  });
  return [row(["Client", "for", "version", "level"]), rule(4), ...rows];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function rule(columns: number): string {
  return `|${"---|".repeat(columns)}`;
}

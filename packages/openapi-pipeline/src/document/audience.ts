import {
  type Copied,
  createResolver,
  isObject,
  type OpenApiDocument,
  pointerOf,
  rewriteDocument,
  walk,
} from "@rawr/openapi-document";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import type { Audience } from "../surface/surface.ts";
import { stripInternal } from "./audience/extensions.ts";
import { findLeaks } from "./audience/leaks.ts";
import { hideParts, mendParts } from "./audience/project-operation.ts";
import { hideSchema, type Projection, projectSchema } from "./audience/project-schema.ts";
import { indexProjection, operationsOf } from "./audience/projection-index.ts";
import { pruneUnused } from "./audience/prune-unused.ts";
import { createPruner } from "./audience/prune-value.ts";
import { createReport, type ProjectionReport } from "./audience/report.ts";
import { createVisibility, isAudience } from "./audience/visibility.ts";
import type { DocumentPlaceOptions } from "./place.ts";
import { repairRefs } from "./repair-refs.ts";

/** What a projection may be told. */
export interface AudienceOptions extends DocumentPlaceOptions {
  readonly copied?: Copied | undefined;
}

/**
 * The document that an audience gets: everything whose `x-audience` is as wide or wider, and nothing that only the rest
 * needs. Operations are internal unless they say otherwise; parts of an operation are seen wherever the operation is,
 * unless they say otherwise. What a server may send stays true: closed objects that hide a property open. Hidden values of
 * an enum and hidden variants of a union are taken not to be sent to the audience. Pointers of diagnostics lead into
 * `document`, the complete one.
 */
export function projectAudience(
  document: OpenApiDocument,
  audience: Audience,
  options: AudienceOptions = {},
): Outcome<OpenApiDocument> {
  const diagnostics: Diagnostic[] = [];
  const report = createReport(audience, options, diagnostics);
  reportUnknownMarks(document, report);
  if (audience === "internal") return { value: document, diagnostics };

  const visibility = createVisibility(document, audience);
  const resolve = createResolver(document);
  const index = indexProjection(document, visibility, resolve);
  const projection: Projection = { visibility, index, report, pruner: createPruner(visibility, resolve) };
  const copies = new Map<object, object>();
  const value = rewriteDocument(document, {
    before: { ...hideParts(projection), schema: hideSchema(projection) },
    after: {
      ...mendParts(projection),
      schema: (copy, place, original) => projectSchema({ copy, place, original, projection }),
    },
    afterAny: stripInternal,
    copied: (from, to) => copies.set(from, to),
  });
  for (const { node } of repairRefs(value, copies, resolve)) delete node.$ref;
  pruneUnused(value, document);
  for (const [from, to] of copies) options.copied?.(from, to);
  if (!hasOperation(value)) report.empty();
  reportLeaks(document, value, { copies, report });
  return { value, diagnostics };
}

function hasOperation(document: OpenApiDocument): boolean {
  const items = [
    ...Object.values(document.paths ?? {}),
    ...Object.values((document.webhooks as object | undefined) ?? {}),
  ];
  return items.some((item) => isObject(item) && (item.$ref !== undefined || operationsOf(item).length > 0));
}

function reportUnknownMarks(document: OpenApiDocument, report: ProjectionReport): void {
  walk(document, (node, _kind, place) => {
    const mark = node["x-audience"];
    if (mark !== undefined && !isAudience(mark)) report.unknown(JSON.stringify(mark), `${pointerOf(place)}/x-audience`);
    const marks = node["x-enum-audiences"];
    for (const [name, value] of isObject(marks) ? Object.entries(marks) : []) {
      if (!isAudience(value))
        report.unknown(`${JSON.stringify(value)} for ${name}`, `${pointerOf(place)}/x-enum-audiences`);
    }
  });
}

interface LeakContext {
  readonly copies: ReadonlyMap<object, object>;
  readonly report: ProjectionReport;
}

function reportLeaks(complete: OpenApiDocument, projected: OpenApiDocument, { copies, report }: LeakContext): void {
  const leaks = findLeaks(complete, projected);
  if (leaks.length === 0) return;
  const pointers = new Map<object, string>();
  walk(complete, (node, _kind, place) => {
    const copy = copies.get(node);
    if (copy && !pointers.has(copy)) pointers.set(copy, pointerOf(place));
  });
  for (const { name, node, field, rest } of leaks) {
    report.leak(name, field, `${pointers.get(node) ?? ""}/${field.replaceAll("~", "~0").replaceAll("/", "~1")}${rest}`);
  }
}

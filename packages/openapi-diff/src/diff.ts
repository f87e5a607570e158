import { readBoth } from "./normalize/read-both.ts";
import { completePolicy } from "./policy.ts";
import { createReport } from "./report.ts";
import { createSchemaComparer } from "./schema/create-schema-comparer.ts";
import type { DiffOptions, DiffReport } from "./types.ts";

/**
 * Who breaks between two bundled OpenAPI documents (3.0, 3.1 or 3.2). Pure: no file, no clock. Throws `DiffInputError`
 * for what is no OpenAPI document; everything else, however wrong, is among the findings.
 */
export function diff(old: unknown, next: unknown, options: DiffOptions = {}): DiffReport {
  const policy = completePolicy(options.policy);
  const read = readBoth(old, next);
  const apis = { old: read.old, next: read.new };
  const comparer = createSchemaComparer(apis.old, apis.next, policy);
  return createReport(apis, { comparer, policy, ...(options.locate ? { locate: options.locate } : {}) });
}

import { eventIterator, oc, typeBoxStandardSchema } from "@rawr/orpc-standards";
import * as Type from "typebox";
import { InvoiceIdSchema } from "../domain/invoice-shapes.ts";
import {
  RunIdSchema,
  RunPageSchema,
  RunStateSchema,
  RunTimelineSchema,
  TimelineEventSchema,
  TriggerInvoiceReconciliationInputSchema,
  TriggerInvoiceReconciliationOutputSchema,
  WorkflowRunStatusSchema,
} from "../domain/workflow-shapes.ts";
import { bodyErrors, cancelErrors, commonErrors, runErrors, triggerErrors } from "../errors.ts";

const tags = ["invoicing-workflows"];
const runParams = Type.Object({ runId: RunIdSchema });
const runLink = (operation: string, description: string) => ({
  operation,
  parameters: { runId: "$response.body#/runId" },
  description,
});

/** What callers may ask of invoice workflows: trigger a run, follow it, end it. */
export const invoiceWorkflowContract = oc.errors(commonErrors).router({
  triggerInvoiceReconciliation: oc
    .route({
      method: "POST",
      path: "/invoicing/reconciliation/trigger",
      operationId: "invoicingTriggerInvoiceReconciliation",
      summary: "Reconcile an invoice",
      description:
        "Records a run and answers at once. Repeating the request with the same `Idempotency-Key` answers with the same run.",
      tags,
      successStatus: 202,
      inputStructure: "detailed",
      outputStructure: "detailed",
    })
    .meta({
      audience: "partner",
      scopes: ["invoicing:run"],
      workflow: "trigger",
      links: {
        status: runLink("getInvoiceRunStatus", "The run's status."),
        timeline: runLink("getInvoiceRunTimeline", "What has happened to the run."),
        events: runLink("streamInvoiceRunEvents", "What happens to the run, as it happens."),
        cancel: runLink("cancelInvoiceRun", "Ends the run."),
      },
    })
    .errors({ ...bodyErrors, ...triggerErrors })
    .input(
      typeBoxStandardSchema(
        Type.Object({
          headers: Type.Optional(
            Type.Object({
              "idempotency-key": Type.Optional(
                Type.String({
                  description: "Names this request, so that it can be sent again safely. Kept for 24 hours.",
                  minLength: 1,
                  maxLength: 255,
                  examples: ["3f1c7c0e-7d0b-4a57-9f5e-0c1f7d9f2f11"],
                }),
              ),
            }),
          ),
          body: TriggerInvoiceReconciliationInputSchema,
        }),
      ),
    )
    .output(
      typeBoxStandardSchema(
        Type.Object({
          headers: Type.Object({
            location: Type.String({
              format: "uri-reference",
              description: "URL of the run's status.",
              examples: ["/api/workflows/invoicing/runs/01JD8Z3V6QF4T9K2M7XWNCYB5R"],
            }),
            "retry-after": Type.String({
              description: "Seconds to wait before the first look at the status.",
              pattern: "^[0-9]+$",
              examples: ["1"],
            }),
          }),
          body: TriggerInvoiceReconciliationOutputSchema,
        }),
      ),
    ),

  getInvoiceRunStatus: oc
    .route({
      method: "GET",
      path: "/invoicing/runs/{runId}",
      operationId: "invoicingGetRunStatus",
      summary: "Look at a run",
      description: "The run's status, with its result once it has completed.",
      tags,
    })
    .meta({ audience: "partner", scopes: ["invoicing:read"], workflow: "status" })
    .errors(runErrors)
    .input(typeBoxStandardSchema(runParams))
    .output(typeBoxStandardSchema(WorkflowRunStatusSchema)),

  getInvoiceRunTimeline: oc
    .route({
      method: "GET",
      path: "/invoicing/runs/{runId}/timeline",
      operationId: "invoicingGetRunTimeline",
      summary: "Read a run's timeline",
      description: "Everything that has happened to the run so far, or what happened after a given event.",
      tags,
    })
    .meta({ audience: "partner", scopes: ["invoicing:read"], workflow: "timeline" })
    .errors(runErrors)
    .input(
      typeBoxStandardSchema(
        Type.Object({
          runId: RunIdSchema,
          after: Type.Optional(
            Type.Integer({ description: "Only events with a greater sequence number.", minimum: 0, examples: [0] }),
          ),
        }),
      ),
    )
    .output(typeBoxStandardSchema(RunTimelineSchema)),

  streamInvoiceRunEvents: oc
    .route({
      method: "GET",
      path: "/invoicing/runs/{runId}/events",
      operationId: "invoicingStreamRunEvents",
      summary: "Follow a run",
      description:
        "Server-sent events: the run's timeline as it grows. Each event's id is its sequence number; the stream resumes after `Last-Event-ID` and ends with the final status.",
      tags,
      inputStructure: "detailed",
    })
    .meta({ audience: "partner", scopes: ["invoicing:read"], workflow: "events" })
    .errors(runErrors)
    .input(
      typeBoxStandardSchema(
        Type.Object({
          params: runParams,
          headers: Type.Optional(
            Type.Object({
              "last-event-id": Type.Optional(
                Type.String({ description: "Id of the last event that was received.", examples: ["3"] }),
              ),
            }),
          ),
        }),
      ),
    )
    .output(eventIterator(typeBoxStandardSchema(TimelineEventSchema), typeBoxStandardSchema(WorkflowRunStatusSchema))),

  cancelInvoiceRun: oc
    .route({
      method: "POST",
      path: "/invoicing/runs/{runId}/cancel",
      operationId: "invoicingCancelRun",
      summary: "Cancel a run",
      description: "Ends the run before its next step and answers with its final status.",
      tags,
    })
    .meta({ audience: "partner", scopes: ["invoicing:run"], workflow: "cancel", idempotent: true })
    .errors({ ...bodyErrors, ...runErrors, ...cancelErrors })
    .input(
      typeBoxStandardSchema(
        Type.Object({
          runId: RunIdSchema,
          reason: Type.Optional(
            Type.String({
              description: "Why, for whoever reads the run later.",
              maxLength: 500,
              examples: ["Duplicate invoice"],
            }),
          ),
        }),
      ),
    )
    .output(typeBoxStandardSchema(WorkflowRunStatusSchema)),

  listInvoiceRuns: oc
    .route({
      method: "GET",
      path: "/invoicing/runs",
      operationId: "invoicingListRuns",
      summary: "List runs",
      description: "Runs of this capability, newest first, a page at a time.",
      tags,
    })
    .meta({
      scopes: ["invoicing:read"],
      workflow: "list",
      pagination: { cursor: "cursor", items: "items", next: "nextCursor" },
    })
    .input(
      typeBoxStandardSchema(
        Type.Object({
          invoiceId: Type.Optional(InvoiceIdSchema),
          status: Type.Optional(
            Type.Array(RunStateSchema, {
              description: "Only runs in one of these states.",
              examples: [["running", "waiting"]],
            }),
          ),
          limit: Type.Optional(
            Type.Integer({ description: "Size of a page.", minimum: 1, maximum: 100, default: 20, examples: [20] }),
          ),
          cursor: Type.Optional(
            Type.String({ description: "`nextCursor` of the page before.", examples: ["MDFKRDhaM1Y2UUY0"] }),
          ),
        }),
      ),
    )
    .output(typeBoxStandardSchema(RunPageSchema)),
});

import { typeBoxStandardSchema } from "@rawr/orpc-standards";
import * as Type from "typebox";
import { InvoiceIdSchema, InvoiceSchema } from "../domain/invoice-shapes.ts";
import {
  LedgerPaymentSchema,
  MatchProposalSchema,
  NotifiedSchema,
  SettlementSchema,
} from "../domain/settlement-shapes.ts";
import { TenantSchema } from "../domain/tenant.ts";
import { AdjustmentSchema, RunIdSchema } from "../domain/workflow-shapes.ts";
import { internalErrors, invoiceErrors } from "../errors.ts";
import { adjust } from "../service/adjustment.ts";
import { notify } from "../service/notification.ts";
import { gather, match } from "../service/reconciliation.ts";
import { reverse, settle } from "../service/settlement.ts";
import { procedure } from "./procedure.ts";

const { LEDGER_UNAVAILABLE, MATCH_CONFLICT, PERIOD_CLOSED, RECONCILIATION_RUNNING, RUN_NOT_SETTLED } = internalErrors;
const gathered = Type.Object({ invoice: InvoiceSchema, payments: Type.Array(LedgerPaymentSchema) });
const proposed = Type.Object({ tenant: TenantSchema, runId: RunIdSchema, proposal: MatchProposalSchema });

/** An invoice, which is the run's from here on, and the payments that may belong to it. */
export const gatherProcedure = procedure
  .errors({ ...invoiceErrors, LEDGER_UNAVAILABLE, RECONCILIATION_RUNNING, RUN_NOT_SETTLED })
  .input(typeBoxStandardSchema(Type.Object({ tenant: TenantSchema, runId: RunIdSchema, invoiceId: InvoiceIdSchema })))
  .output(typeBoxStandardSchema(gathered))
  .handler(({ context, input }) => gather(context, input));

/** What to book. Depends on nothing but its input. */
export const matchProcedure = procedure
  .errors({ MATCH_CONFLICT })
  .input(typeBoxStandardSchema(gathered))
  .output(typeBoxStandardSchema(MatchProposalSchema))
  .handler(({ input }) => match(input));

/** Books the payments of a proposal, exactly once for each run. */
export const settleProcedure = procedure
  .errors({ ...invoiceErrors, MATCH_CONFLICT, RECONCILIATION_RUNNING, RUN_NOT_SETTLED })
  .input(typeBoxStandardSchema(proposed))
  .output(typeBoxStandardSchema(SettlementSchema))
  .handler(({ context, input }) => settle(context, input));

/** Books the adjustments of a proposal that was settled: all of them or none, and each once. */
export const adjustProcedure = procedure
  .errors({ PERIOD_CLOSED, RUN_NOT_SETTLED })
  .input(typeBoxStandardSchema(proposed))
  .output(typeBoxStandardSchema(Type.Array(AdjustmentSchema)))
  .handler(({ context, input }) => adjust(context, input));

/** Undoes whatever a run without a result has booked, and keeps it from booking more. */
export const reverseProcedure = procedure
  .input(typeBoxStandardSchema(Type.Object({ tenant: TenantSchema, runId: RunIdSchema, reason: Type.String() })))
  .output(typeBoxStandardSchema(Type.Void()))
  .handler(({ context, input }) => reverse(context, input));

/** Notes how a run ended, and so ends it: what it has booked is final, or after a failure undone. */
export const notifyProcedure = procedure
  .errors({ RUN_NOT_SETTLED })
  .input(typeBoxStandardSchema(Type.Object({ tenant: TenantSchema, runId: RunIdSchema, result: NotifiedSchema })))
  .output(typeBoxStandardSchema(Type.Void()))
  .handler(({ context, input }) => notify(context, input));

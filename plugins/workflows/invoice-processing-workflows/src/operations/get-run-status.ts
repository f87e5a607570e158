import { os } from "../context.ts";
import { findRun } from "./find-run.ts";
import { runView } from "./run-view.ts";

export const getRunStatus = os.getInvoiceRunStatus.handler(async ({ context, input }) =>
  runView(await findRun(context, input.runId), context.principal),
);

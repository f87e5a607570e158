import { getStatusProcedure } from "./procedures/get-status.ts";
import { createInvoiceProcedure, getInvoiceProcedure, listInvoicesProcedure } from "./procedures/invoices.ts";
import {
  adjustProcedure,
  gatherProcedure,
  matchProcedure,
  notifyProcedure,
  reverseProcedure,
  settleProcedure,
} from "./procedures/reconcile.ts";

/** The internal procedures of this capability. Server code calls them through `createInvoiceInternalClient`. */
export const invoiceInternalRouter = {
  invoices: { list: listInvoicesProcedure, get: getInvoiceProcedure, create: createInvoiceProcedure },
  reconcile: {
    gather: gatherProcedure,
    match: matchProcedure,
    settle: settleProcedure,
    adjust: adjustProcedure,
    reverse: reverseProcedure,
    notify: notifyProcedure,
  },
  getStatus: getStatusProcedure,
};

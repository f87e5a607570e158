import { os } from "@orpc/server";
import type { InvoiceProcedureContext } from "../context.ts";

/** What every internal procedure begins with. */
export const procedure = os.$context<InvoiceProcedureContext & Record<PropertyKey, unknown>>();

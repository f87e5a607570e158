export { invoiceWorkflowContract } from "@rawr/invoice-processing/workflows/contract";

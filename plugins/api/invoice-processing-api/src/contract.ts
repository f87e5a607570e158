export { invoiceApiContract } from "@rawr/invoice-processing/api/contract";

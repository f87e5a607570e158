import type { CreateInvoiceInput } from "../domain/invoice-shapes.ts";

/** A payment of the demonstration, and the invoice that it is about. */
export interface DemoPayment {
  readonly paymentId: string;
  readonly valueDate: string;
  readonly amountCents: number;
  readonly currency?: string;
  readonly payer?: string;
  readonly remittance: string;
}

/** An invoice of the demonstration with its payments. Invoices are in euros, payments from the customer, unless said. */
export interface DemoCase extends Omit<Required<CreateInvoiceInput>, "currency"> {
  readonly currency?: string;
  readonly payments: readonly DemoPayment[];
}

/** The month whose books are closed. */
export const closedPeriod = "2026-08";

/** Each shows something that happens to invoices. */
export const demoCases: readonly DemoCase[] = [
  {
    // Paid exactly, by reference.
    invoiceId: "inv-001",
    customer: "Kestrel Logistics GmbH",
    reference: "RE-2026-0001",
    amountCents: 125_000,
    issuedOn: "2026-10-05",
    dueOn: "2026-11-02",
    payments: [{ paymentId: "pay-101", valueDate: "2026-10-30", amountCents: 125_000, remittance: "RE-2026-0001" }],
  },
  {
    // Paid in two parts, the reference written in two ways.
    invoiceId: "inv-002",
    customer: "Alder & Finch Ltd",
    reference: "RE-2026-0002",
    amountCents: 240_000,
    issuedOn: "2026-10-06",
    dueOn: "2026-11-03",
    payments: [
      { paymentId: "pay-102", valueDate: "2026-10-20", amountCents: 140_000, remittance: "re 2026 0002 part 1" },
      { paymentId: "pay-103", valueDate: "2026-11-03", amountCents: 100_000, remittance: "RE20260002 rest" },
    ],
  },
  {
    // A bank kept its fee.
    invoiceId: "inv-003",
    customer: "Marisma Foods SA",
    reference: "RE-2026-0003",
    amountCents: 98_000,
    issuedOn: "2026-10-08",
    dueOn: "2026-11-05",
    payments: [
      { paymentId: "pay-104", valueDate: "2026-11-06", amountCents: 97_650, remittance: "Invoice RE-2026/0003" },
    ],
  },
  {
    // Only a part has arrived.
    invoiceId: "inv-004",
    customer: "Nordlicht Studios AG",
    reference: "RE-2026-0004",
    amountCents: 360_000,
    issuedOn: "2026-10-12",
    dueOn: "2026-11-09",
    payments: [
      { paymentId: "pay-105", valueDate: "2026-11-08", amountCents: 120_000, remittance: "RE-2026-0004 1. Rate" },
    ],
  },
  {
    // Nothing has arrived.
    invoiceId: "inv-005",
    customer: "Quill & Anchor Books",
    reference: "RE-2026-0005",
    amountCents: 31_540,
    issuedOn: "2026-10-13",
    dueOn: "2026-11-10",
    payments: [],
  },
  {
    // Paid twice.
    invoiceId: "inv-006",
    customer: "Vento Cycles BV",
    reference: "RE-2026-0006",
    amountCents: 67_800,
    issuedOn: "2026-10-14",
    dueOn: "2026-11-11",
    payments: [
      { paymentId: "pay-106", valueDate: "2026-11-04", amountCents: 67_800, remittance: "RE-2026-0006" },
      { paymentId: "pay-107", valueDate: "2026-11-09", amountCents: 67_800, remittance: "RE-2026-0006" },
    ],
  },
  {
    // Two payments fit equally well, and neither names the invoice.
    invoiceId: "inv-007",
    customer: "Halden Robotics AB",
    reference: "RE-2026-0007",
    amountCents: 75_000,
    issuedOn: "2026-10-15",
    dueOn: "2026-11-12",
    payments: [
      { paymentId: "pay-108", valueDate: "2026-11-10", amountCents: 75_000, remittance: "Service October" },
      { paymentId: "pay-109", valueDate: "2026-11-12", amountCents: 75_000, remittance: "Licence October" },
    ],
  },
  {
    // The entry for the bank's fee falls into a closed month.
    invoiceId: "inv-008",
    customer: "Tessera Ceramics SpA",
    reference: "RE-2026-0008",
    amountCents: 152_000,
    issuedOn: "2026-08-03",
    dueOn: "2026-08-31",
    payments: [{ paymentId: "pay-110", valueDate: "2026-08-28", amountCents: 151_500, remittance: "RE-2026-0008" }],
  },
  {
    // More was paid than was asked for.
    invoiceId: "inv-009",
    customer: "Old Mill Bakery",
    reference: "RE-2026-0009",
    amountCents: 49_900,
    issuedOn: "2026-10-19",
    dueOn: "2026-11-16",
    payments: [{ paymentId: "pay-111", valueDate: "2026-11-13", amountCents: 50_000, remittance: "RE-2026-0009" }],
  },
  {
    // Nobody wrote the reference; amount, date and payer fit.
    invoiceId: "inv-010",
    customer: "Brightwater Hotels plc",
    reference: "RE-2026-0010",
    amountCents: 184_735,
    issuedOn: "2026-10-20",
    dueOn: "2026-11-17",
    payments: [{ paymentId: "pay-112", valueDate: "2026-11-16", amountCents: 184_735, remittance: "Many thanks" }],
  },
  {
    // Two payments of the customer make the amount together.
    invoiceId: "inv-011",
    customer: "Lindqvist Marine AB",
    reference: "RE-2026-0011",
    amountCents: 210_000,
    issuedOn: "2026-10-21",
    dueOn: "2026-11-18",
    payments: [
      { paymentId: "pay-113", valueDate: "2026-11-11", amountCents: 83_350, remittance: "Transfer 1/2" },
      { paymentId: "pay-114", valueDate: "2026-11-18", amountCents: 126_650, remittance: "Transfer 2/2" },
    ],
  },
  {
    // The amount is right and the currency is not.
    invoiceId: "inv-012",
    customer: "Cobalt Ridge Inc",
    reference: "RE-2026-0012",
    amountCents: 88_000,
    currency: "USD",
    issuedOn: "2026-10-22",
    dueOn: "2026-11-19",
    payments: [{ paymentId: "pay-115", valueDate: "2026-11-17", amountCents: 88_000, remittance: "RE-2026-0012" }],
  },
  {
    // The bank broke the reference at the end of a line.
    invoiceId: "inv-013",
    customer: "Müller & Söhne KG",
    reference: "RE-2026-0013",
    amountCents: 54_320,
    issuedOn: "2026-10-23",
    dueOn: "2026-11-20",
    payments: [
      {
        paymentId: "pay-116",
        valueDate: "2026-11-19",
        amountCents: 54_320,
        payer: "MUELLER U SOEHNE",
        remittance: "Rechnung RE-2026-00 13 vom 23.10.2026, Kundennr. 4711",
      },
    ],
  },
  {
    // Not due yet.
    invoiceId: "inv-014",
    customer: "Kestrel Logistics GmbH",
    reference: "RE-2026-0014",
    amountCents: 99_000,
    issuedOn: "2026-11-18",
    dueOn: "2026-12-16",
    payments: [],
  },
];

/** Of another tenant, with an id that the first one has as well. */
export const otherCases: readonly DemoCase[] = [
  {
    invoiceId: "inv-001",
    customer: "Sable Instruments",
    reference: "GX-7001",
    amountCents: 42_000,
    issuedOn: "2026-10-07",
    dueOn: "2026-11-04",
    payments: [{ paymentId: "pay-101", valueDate: "2026-11-03", amountCents: 42_000, remittance: "GX-7001" }],
  },
  {
    invoiceId: "inv-701",
    customer: "Ferris & Daughters",
    reference: "GX-7002",
    amountCents: 118_250,
    issuedOn: "2026-10-27",
    dueOn: "2026-11-24",
    payments: [{ paymentId: "pay-702", valueDate: "2026-11-20", amountCents: 60_000, remittance: "GX 7002" }],
  },
  {
    invoiceId: "inv-702",
    customer: "Polder Energy BV",
    reference: "GX-7003",
    amountCents: 205_500,
    issuedOn: "2026-11-02",
    dueOn: "2026-11-30",
    payments: [],
  },
];

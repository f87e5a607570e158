export interface SeedDemoOptions {
  readonly invoicesFile: string;
  readonly ledgerFile: string;
  readonly tenant?: string;
}
export function seedDemo(_options: SeedDemoOptions): { invoices: number; payments: number } {
  throw new Error("to come");
}

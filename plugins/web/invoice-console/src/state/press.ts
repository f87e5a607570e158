/** A press of "Run reconciliation" whose answer has not been seen yet. */
export interface Press {
  readonly key: string;
  readonly at: number;
}

// Servers keep keys for a day; a press that is older than an hour is nobody's wish any more.
const lifetime = 60 * 60 * 1000;
const nameOf = (invoiceId: string) => `invoice-console.press.${invoiceId}`;

/** The press that waits for its answer; over a reload too, so that a lost answer does not start a second run. */
export function pendingPress(invoiceId: string): Press | undefined {
  try {
    const press = JSON.parse(sessionStorage.getItem(nameOf(invoiceId)) ?? "null") as Press | null;
    return press && Date.now() - press.at < lifetime ? press : undefined;
  } catch {
    return undefined;
  }
}

/** Notes a press before anything is sent. */
export function notePress(invoiceId: string): Press {
  const press = { key: crypto.randomUUID(), at: Date.now() };
  try {
    sessionStorage.setItem(nameOf(invoiceId), JSON.stringify(press));
  } catch {
    // Without storage the key still holds for the retries of this press.
  }
  return press;
}

/** The press was answered, for better or worse. */
export function forgetPress(invoiceId: string): void {
  try {
    sessionStorage.removeItem(nameOf(invoiceId));
  } catch {
    // There was nothing to forget.
  }
}

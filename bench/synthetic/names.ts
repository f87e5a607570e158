/** Ten resources a capability; with five operations each, a router file holds about fifty operations. */
export const resources = [
  "Account",
  "Booking",
  "Contract",
  "Delivery",
  "Estimate",
  "Folder",
  "Grant",
  "Handover",
  "Invoice",
  "Journal",
] as const;

export const actions = ["create", "update", "approve", "archive", "transfer"] as const;

export const operationsPerCapability = resources.length * actions.length;

/** `c01`, `c02`, … */
export function capabilityName(index: number): string {
  return `c${String(index + 1).padStart(2, "0")}`;
}

export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

export function decapitalised(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}

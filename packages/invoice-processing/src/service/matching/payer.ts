/** Legal forms and fillers, which banks cut or spell as they like. */
const fillers = new Set(
  "GMBH AG KG OHG UG SE EV CO AND UND THE LTD LIMITED INC CORP LLC PLC SA SARL SAS BV NV AB OY SPA SRL".split(" "),
);

function wordsOf(name: string): string[] {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toUpperCase();
  return (plain.match(/[\p{L}\p{Nd}]+/gu) ?? []).filter((word) => !fillers.has(word));
}

/**
 * Whether the holder of an account is the customer: all words of the shorter name are in the longer one.
 * `unknown` where the bank names nobody.
 */
export function isPayer(payer: string | undefined, customer: string): "yes" | "no" | "unknown" {
  const paid = wordsOf(payer ?? "");
  const owes = wordsOf(customer);
  if (paid.length === 0 || owes.length === 0) return "unknown";
  const [shorter, longer] = paid.length < owes.length ? [paid, owes] : [owes, paid];
  return shorter.every((word) => longer.includes(word)) ? "yes" : "no";
}

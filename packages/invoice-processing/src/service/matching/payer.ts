/** Legal forms and fillers, which banks cut or spell as they like. */
const fillers = new Set(
  "GMBH AG KG OHG UG SE EV CO AND UND THE LTD LIMITED INC CORP LLC PLC SA SARL SAS BV NV AB OY SPA SRL".split(" "),
);

function wordsOf(name: string): string[] {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toUpperCase();
  return (plain.match(/[\p{L}\p{Nd}]+/gu) ?? []).filter((word) => !fillers.has(word));
}

/** What a bank says of who paid, compared with a customer. `unknown`: it names nobody. */
export type PayerKind = "customer" | "unknown" | "other";

/** Tells of holders of accounts whether they are the customer: all words of the shorter name are in the longer one. */
export function payerKindOf(customer: string): (payer: string | undefined) => PayerKind {
  const owes = wordsOf(customer);
  return (payer = "") => {
    const paid = wordsOf(payer);
    if (paid.length === 0 || owes.length === 0) return "unknown";
    const [shorter, longer] = paid.length < owes.length ? [paid, owes] : [owes, paid];
    return shorter.every((word) => longer.includes(word)) ? "customer" : "other";
  };
}

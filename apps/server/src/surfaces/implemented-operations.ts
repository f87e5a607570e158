import { type AnyRouter, getRouter, isProcedure, resolveContractProcedures, unlazy } from "@orpc/server";

/** A procedure of a router, by what it answers to. */
export interface ImplementedOperation {
  /** Where it stands in the router: `invoices.get`. */
  readonly procedure: string;
  /** In capitals. */
  readonly method: string;
  /** As documents write it: `/invoices/{invoiceId}`. */
  readonly path: string;
  /** False where the router only repeats the contract. */
  readonly hasHandler: boolean;
}

/** Every procedure of a router, lazy ones included. */
export async function implementedOperations(router: AnyRouter): Promise<ImplementedOperation[]> {
  const contracts: { keys: readonly string[]; method: string; path: string }[] = [];
  await resolveContractProcedures({ router, path: [] }, ({ contract, path: keys }) => {
    // oRPC's own defaults: POST, and a path made of the keys.
    const { method = "POST", path = `/${keys.join("/")}` } = contract["~orpc"].route;
    contracts.push({ keys, method, path: path.replaceAll("{+", "{") });
  });
  return Promise.all(
    contracts.map(async ({ keys, method, path }) => {
      const { default: procedure } = await unlazy(getRouter(router, keys));
      return { procedure: keys.join("."), method, path, hasHandler: isProcedure(procedure) };
    }),
  );
}

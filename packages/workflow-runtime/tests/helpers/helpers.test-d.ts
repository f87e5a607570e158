import type { DatabaseSync } from "node:sqlite";
import { expectTypeOf } from "vitest";
import { type durableBreaker, saga, sqliteStore, stepTx, withBackoff } from "../../src/helpers/index.ts";
import { client } from "./driver.ts";

declare const database: DatabaseSync;
declare const breaker: ReturnType<typeof durableBreaker>;

client.createFunction({ id: "types", triggers: [{ event: "order" }] }, async (ctx) => {
  const s = saga(ctx.step);
  const order = await s.do("order", async () => ({ id: 1, at: new Date(), note: undefined as string | undefined }), {
    undo: (made, ...rest) => {
      expectTypeOf(made).toEqualTypeOf<{ id: number; at: string; note?: string }>();
      expectTypeOf(rest).toEqualTypeOf<[]>();
    },
  });
  expectTypeOf(order).toEqualTypeOf<{ id: number; at: string; note?: string }>();
  expectTypeOf(await s.do("nothing", () => {})).toEqualTypeOf<null>();
  expectTypeOf(await saga(ctx.step, async () => "done" as const)).toEqualTypeOf<"done">();
  // @ts-expect-error: without stepTx there is no transaction
  await s.do("pay", (tx: DatabaseSync) => tx.exec(""));

  const tx = stepTx(ctx, { store: sqliteStore(database) });
  const paid = await saga(tx).do("pay", (db) => ({ open: db.isOpen }), {
    undo: ({ open }, db) => {
      expectTypeOf(open).toEqualTypeOf<boolean>();
      expectTypeOf(db).toEqualTypeOf<DatabaseSync>();
    },
  });
  expectTypeOf(paid).toEqualTypeOf<{ open: boolean }>();
  expectTypeOf(await tx.run("count", () => 1)).toEqualTypeOf<number>();

  const steps = withBackoff(ctx, { initialMs: 1_000 });
  expectTypeOf(await steps.run("call", async () => [new Date()])).toEqualTypeOf<string[]>();
  expectTypeOf(await breaker.run(ctx.step, "call", () => 1 as 1 | undefined)).toEqualTypeOf<1 | null>();
  expectTypeOf(await breaker.execute(async () => new Date())).toEqualTypeOf<Date>();

  // Helpers over helpers.
  saga(steps);
  stepTx({ ...ctx, step: steps }, { store: sqliteStore(database) });
});

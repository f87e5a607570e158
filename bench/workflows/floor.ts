import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { spread } from "./measure.ts";
import type { Spread } from "./results.ts";

/** What one durable commit of one row takes here and now: below it, no step can be. */
export function commitFloor(folder: string): Spread {
  mkdirSync(folder, { recursive: true });
  const database = new DatabaseSync(join(folder, "floor.db"));
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE IF NOT EXISTS floor (row INTEGER)");
  const insert = database.prepare("INSERT INTO floor VALUES (?)");
  const times = Array.from({ length: 500 }, (_, row) => {
    const from = performance.now();
    insert.run(row);
    return performance.now() - from;
  });
  database.close();
  return spread(times);
}

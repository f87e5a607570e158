import { invalidCursor } from "./failures.ts";

/** The last invoice of a page, by what lists are ordered by. */
export interface Position {
  readonly dueOn: string;
  readonly invoiceId: string;
}

/** Days have ten letters, so nothing has to part them from the id. */
const daySize = 10;

export const writeCursor = ({ dueOn, invoiceId }: Position): string =>
  Buffer.from(dueOn + invoiceId).toString("base64url");

/** @throws INVALID_CURSOR for anything that `writeCursor` does not write */
export function readCursor(cursor: string): Position {
  const text = Buffer.from(cursor, "base64url").toString();
  const position = { dueOn: text.slice(0, daySize), invoiceId: text.slice(daySize) };
  if (!/^\d{4}-\d{2}-\d{2}$/.test(position.dueOn) || writeCursor(position) !== cursor) throw invalidCursor();
  return position;
}

import { inspect } from "node:util";

/** Everything by which an error gets into a log: its texts, and those of what it holds. */
export function facesOf(error: unknown): string {
  const { message, stack } = error as Error;
  const deep = inspect(error, { depth: 20, showHidden: false, maxStringLength: null });
  return [
    message,
    stack,
    String(error),
    JSON.stringify(error),
    deep,
    JSON.stringify(Object.entries(Object(error))),
  ].join("\n");
}

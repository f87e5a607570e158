import { styleText } from "node:util";
import type { StartProblem } from "./start-error.ts";

/** Colours text for a stream that is a terminal and wants them: https://no-color.org, https://force-color.org. */
export type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

export function painterFor(stream: NodeJS.WritableStream): Paint {
  return (style, text) => styleText(style, text, { stream });
}

/** A problem as people read it. */
export function describeProblem({ code, message, fix }: StartProblem, paint: Paint): string {
  const facts = message.split("\n").join("\n  ");
  return `${paint(["bold", "red"], "error")} ${code}: ${facts}\n  Fix: ${fix}\n`;
}

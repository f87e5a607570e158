import { appendFileSync, existsSync, readFileSync } from "node:fs";

/** What the outside world saw of a step: one line each, written before anything else can happen. */
export interface LedgerLine {
  readonly phase: "start" | "end";
  readonly run: string;
  readonly step: string;
  /** The process that did it. */
  readonly life: number;
}

export const note = (file: string, { phase, run, step, life }: LedgerLine): void => {
  appendFileSync(file, `${phase} ${run} ${step} ${life}\n`);
};

export const readLedger = (file: string): readonly LedgerLine[] => {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n");
  // A write that a kill cut short has no line end; one appended to it would be read as one bad line.
  return lines.flatMap((line): LedgerLine[] => {
    const [phase, run, step, life] = line.split(" ");
    if ((phase !== "start" && phase !== "end") || run === undefined || step === undefined) return [];
    return [{ phase, run, step, life: Number(life) }];
  });
};

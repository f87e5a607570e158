/** Something that a page says and that is not so. */
export interface Finding {
  readonly path: string;
  readonly line: number;
  readonly message: string;
  readonly fix: string;
}

export function describeFinding({ path, line, message, fix }: Finding): string {
  return `${path}:${line}\n  ${message}\n  Fix: ${fix}\n`;
}

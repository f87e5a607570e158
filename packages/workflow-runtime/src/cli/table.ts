import type { Paint, Style } from "./output.ts";

/** A cell: its text, and how it is painted. */
export type Cell = string | { readonly text: string; readonly style: Style };

/** Rows under a heading, columns as wide as their widest cell. */
export function table(headings: readonly string[], rows: readonly (readonly Cell[])[], paint: Paint): string {
  const widths = headings.map((heading, column) => {
    return Math.max(heading.length, ...rows.map((row) => textOf(row[column]).length));
  });
  const head = line(headings.map((heading) => ({ text: heading.toUpperCase(), style: "dim" as const })));
  return [head, ...rows.map(line)].map((each) => `${each}\n`).join("");

  // Padding is added outside of colours, and not behind the last cell.
  function line(cells: readonly Cell[]): string {
    const last = cells.findLastIndex((cell) => textOf(cell) !== "");
    return cells
      .slice(0, last + 1)
      .map((cell, column) => {
        const text = textOf(cell);
        const padding = column === last ? "" : " ".repeat((widths[column] ?? 0) - text.length);
        return (typeof cell === "string" ? text : paint(cell.style, text)) + padding;
      })
      .join("  ");
  }
}

/** A text cut to a width, with a mark where it was cut. */
export function cut(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text;
}

function textOf(cell: Cell | undefined): string {
  return typeof cell === "object" ? cell.text : (cell ?? "");
}

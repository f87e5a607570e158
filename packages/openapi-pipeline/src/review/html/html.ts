import { printable } from "../../diagnostics/render/printable.ts";

/** Markup; only `html` makes it, and everything that it takes in besides markup was escaped. */
export interface Html {
  readonly markup: string;
}

export type Content = Html | string | number | false | undefined | readonly Content[];

/** A template whose values are data: text is escaped, for element content and quoted attributes alike. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  return { markup: parts.reduce((text, part, index) => `${text}${markupOf(values[index - 1])}${part}`) };
}

/** Text of our own that is markup already: the style sheet and the script. */
export function trusted(markup: string): Html {
  return { markup };
}

function markupOf(content: Content): string {
  if (content === undefined || content === false) return "";
  if (typeof content === "string" || typeof content === "number") return escaped(String(content));
  return "markup" in content ? content.markup : content.map(markupOf).join("");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return printable(text).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

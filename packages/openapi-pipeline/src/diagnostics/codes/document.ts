import { row } from "../define.ts";

const capitalized = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

export const documentCodes = {
  "value-not-json": row<{ what: string }>({
    severity: "error",
    message: ({ what }) => `The document holds ${what}, which JSON cannot say`,
    expected: () => "null, true, false, a finite number, a string, a list or a plain object",
    found: ({ what }) => what,
    fix: () => "Write the value in a form that JSON has, for example a number as a decimal string.",
  }),
  "view-loosened": row<{ view: string; keyword: string; instead: string }>({
    severity: "info",
    message: ({ view, keyword, instead }) => `The OpenAPI ${view} view loosens \`${keyword}\`: it ${instead}`,
    fix: () => "Nothing, if readers of the view can live with the looser schema; else describe the rule in words.",
  }),
  "view-annotation-dropped": row<{ view: string; keyword: string }>({
    severity: "info",
    message: ({ view, keyword }) => `The OpenAPI ${view} view leaves out ${keyword}, which ${view} does not know`,
    fix: () => "Nothing: what is accepted on the wire stays the same. Say it in a description if readers need it.",
  }),
  "view-part-dropped": row<{ view: string; what: string; consequence: string }>({
    severity: "warning",
    message: ({ view, what, consequence }) => `OpenAPI ${view} cannot describe ${what}; ${consequence}`,
    fix: ({ view }) => `Point the readers that need it to the 3.1 document, or do not hand out the ${view} view.`,
  }),
  "audience-unknown": row<{ found: string }>({
    severity: "error",
    message: ({ found }) => `\`x-audience\` is ${found}, which is no audience; it is treated as internal`,
    expected: () => '"internal", "partner" or "public"',
    found: ({ found }) => found,
    fix: () => 'Write "internal", "partner" or "public".',
  }),
  "audience-empty": row<{ audience: string }>({
    severity: "error",
    message: ({ audience }) => `No operation is visible to the audience ${audience}`,
    expected: ({ audience }) => `at least one operation that says \`x-audience: ${audience}\` or wider`,
    fix: ({ audience }) => `Publish an operation to ${audience}, or take ${audience} out of the surface's audiences.`,
  }),
  "audience-hidden-required-input": row<{ audience: string; what: string }>({
    severity: "error",
    message: ({ audience, what }) =>
      `${capitalized(what)} is required in a request, but hidden from the audience ${audience}`,
    expected: () => "an input that is optional, or visible wherever the operation is",
    fix: ({ audience }) => `Make it optional, show it to ${audience}, or hide the operation from ${audience}.`,
  }),
  "audience-hidden-output": row<{ audience: string; operation: string }>({
    severity: "warning",
    message: ({ audience, operation }) =>
      `\`${operation}\` is visible to the audience ${audience}, but nothing of what it answers on success is`,
    expected: () => "at least one success response that the audience may see",
    fix: ({ audience }) => `Show the output to ${audience}, or hide the operation from ${audience}.`,
  }),
  "audience-emptied": row<{ audience: string; what: string }>({
    severity: "warning",
    message: ({ audience, what }) => `${capitalized(what)} has nothing left for the audience ${audience}`,
    fix: ({ audience }) => `Show a part of it to ${audience}, or hide the whole from ${audience}.`,
  }),
  "audience-loosened": row<{ audience: string; keyword: string }>({
    severity: "info",
    message: ({ audience, keyword }) =>
      `\`${keyword}\` depends on something hidden from the audience ${audience}; its document leaves \`${keyword}\` out`,
    fix: ({ audience }) =>
      `Nothing, if the looser schema is good enough for ${audience}; else show it the hidden part.`,
  }),
  "audience-leak": row<{ audience: string; name: string; where: string }>({
    severity: "error",
    message: ({ audience, name, where }) =>
      `\`${where}\` names \`${name}\`, which is hidden from the audience ${audience}`,
    expected: ({ audience }) => `no name in the ${audience} document that exists only in hidden parts`,
    found: ({ name }) => name,
    fix: ({ audience }) => `Word the text without the name, or show what it names to ${audience}.`,
  }),
} as const;

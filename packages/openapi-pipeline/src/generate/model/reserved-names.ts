import { importedNames, passedOnTypes, passedOnValues } from "./runtime-names.ts";

/** Words that cannot name a constant of a module (ECMA-262, 12.7.2; strict code and modules). */
const keywords =
  "arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield";

/** Names that generated code refers to: a declaration would stand before them. A module that exports `then` cannot be awaited. */
const globals =
  "any Array Blob bigint boolean Error Exclude File NonNullable Object Promise Record ReadonlyArray URL async asserts client globalThis infer is keyof never number object of Omit options readonly string symbol then type unique unknown OpenNumber OpenString";

/** Names that no export of a generated module may have. */
export const reservedExports: ReadonlySet<string> = new Set([
  ...`${keywords} ${globals}`.split(" "),
  ...importedNames,
  ...passedOnTypes,
  ...passedOnValues,
]);

/** Names that no member of the grouped client may have: an awaited object with `then` is called, the others are inherited. */
export const reservedMembers: ReadonlySet<string> = new Set([
  "then",
  "toJSON",
  ...Object.getOwnPropertyNames(Object.prototype),
  ...Object.getOwnPropertyNames(Function.prototype),
]);

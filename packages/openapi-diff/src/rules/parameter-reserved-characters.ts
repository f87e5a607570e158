import { fieldRule } from "./rule.ts";

export const parameterReservedCharacters = fieldRule({
  code: "parameter-reserved-characters",
  class: "BEHAVIOUR",
  meaning:
    "Reserved characters are sent as they are, or no longer: texts with `&`, `+` or `#` may be read differently.",
  on: "parameter",
  fields: ["allowReserved"],
  judge({ next }) {
    return {
      message: `\`${next.key}\` ${next.allowReserved ? "may" : "must not"} have reserved characters as they are.`,
    };
  },
});

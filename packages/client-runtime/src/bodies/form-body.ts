import type { Encode } from "../operation/traits.ts";
import { fieldsOf } from "./fields.ts";

/** `application/x-www-form-urlencoded`: lists by repeating their name, objects within as JSON. */
export const formBody: Encode = (value) => new URLSearchParams(fieldsOf(value, JSON.stringify) as [string, string][]);

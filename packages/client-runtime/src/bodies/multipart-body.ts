import type { Encode } from "../operation/traits.ts";
import { fieldsOf } from "./fields.ts";

/** `multipart/form-data`: files as they are, lists by repeating their name, objects as parts of JSON. */
export const multipartBody: Encode = (value) => {
  const form = new FormData();
  for (const [name, item] of fieldsOf(value)) form.append(name, item);
  return form;
};

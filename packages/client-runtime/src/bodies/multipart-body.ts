import type { Encode } from "../operation/traits.ts";
import { fieldsOf } from "./fields.ts";

/** `multipart/form-data`: files as they are, lists by repeating their name, objects as parts of JSON. */
export const multipartBody: Encode = (value) => {
  const form = new FormData();
  for (const [name, item] of fieldsOf(value, json)) form.append(name, item);
  return form;
};

/** OpenAPI 3.1, "Encoding Object": the content type of an object's part is `application/json`. */
function json(value: object): Blob {
  return new Blob([JSON.stringify(value)], { type: "application/json" });
}

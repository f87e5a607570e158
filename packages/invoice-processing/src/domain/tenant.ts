import * as Type from "typebox";

export const TenantSchema = Type.String({
  description: "Whose data it is; everybody else's does not exist for it.",
  minLength: 1,
  maxLength: 100,
});

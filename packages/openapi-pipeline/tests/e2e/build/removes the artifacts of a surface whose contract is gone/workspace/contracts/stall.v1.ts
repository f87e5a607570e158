export const surface = {
  files: {
    "openapi/stall/v1/openapi.json": "{}\n",
  },
};

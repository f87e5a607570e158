export const surface = {
  clients: ["shop-client"],
  files: {
    "openapi/shop/v1/public/openapi.json": "{}\n",
    "generated/shop-client/src/index.ts": "export {};\n",
  },
};

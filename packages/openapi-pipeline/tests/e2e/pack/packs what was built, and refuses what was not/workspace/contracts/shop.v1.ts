export const surface = {
  clients: ["shop-client"],
  files: {
    "openapi/shop/v1/public/openapi.json": "{}\n",
    "generated/shop-client/src/index.ts": "export const answer: number = 42;\n",
    "generated/shop-client/package.json":
      '{ "name": "@acme/shop-client", "version": "1.0.0", "publishConfig": { "exports": { ".": "./dist/index.js" } } }\n',
  },
};

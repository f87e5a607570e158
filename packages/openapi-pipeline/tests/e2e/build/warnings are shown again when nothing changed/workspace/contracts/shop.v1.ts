export const surface = {
  clients: ["shop-client"],
  files: {
    "openapi/shop/v1/public/openapi.json": "{}\n",
    "generated/shop-client/src/index.ts": "export {};\n",
  },
  diagnostics: [
    {
      code: "no-contracts",
      severity: "warning",
      origin: "rawr",
      message: "a warning of a stage",
      location: {
        file: "contracts/shop.v1.ts",
        line: 1,
        column: 14,
      },
    },
  ],
};

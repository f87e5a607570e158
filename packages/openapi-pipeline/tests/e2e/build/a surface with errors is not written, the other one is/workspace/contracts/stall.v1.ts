export const surface = {
  clients: ["stall-client"],
  files: {
    "openapi/stall/v1/openapi.json": "{}\n",
  },
  diagnostics: [
    {
      code: "no-contracts",
      severity: "error",
      origin: "rawr",
      message: "an error of a stage",
      location: {
        file: "contracts/shop.v1.ts",
        line: 1,
        column: 14,
      },
    },
  ],
};

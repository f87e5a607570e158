export const surface = {
  diagnostics: [
    { code: "no-contracts", severity: "warning", origin: "rawr", message: "A warning of a stage" },
    { code: "view-loosened", severity: "info", origin: "rawr", message: "A note of a stage" },
    { code: "audience-loosened", severity: "info", origin: "rawr", message: "Another note" },
  ],
};

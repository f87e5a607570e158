import { builtIn, type ImportRule, nothingBut, npm, tests } from "./rule.ts";

const boundary = [npm("@orpc/server"), "packages/orpc-standards/"];

export const pluginRules: readonly ImportRule[] = [
  {
    name: "plugin-apart",
    severity: "error",
    comment: "A plugin imports its capability, never another plugin, an app or a published surface.",
    fix: "Move the shared code to the capability's package.",
    from: { path: "^plugins/([^/]+/[^/]+)/", pathNot: tests },
    to: { path: "^(plugins|apps|contracts)/|^rawr\\.hq\\.ts$", pathNot: "^plugins/$1/" },
  },
  {
    name: "plugin-composed",
    severity: "error",
    comment: "Only rawr.hq.ts knows plugins by name: the host hosts what it is given.",
    fix: "Compose the plugin in rawr.hq.ts and take it from the composition.",
    from: { pathNot: `^plugins/|^rawr\\.hq\\.ts$|${tests}` },
    to: { path: "^plugins/" },
  },
  {
    name: "plugin-api",
    severity: "error",
    comment:
      "plugins/api/<capability>-api imports its capability, oRPC and orpc-standards: it is a boundary and no more.",
    fix: "Move the logic to the capability's service and call it through the internal client.",
    from: { path: "^plugins/api/([^/]+)-api/src/", pathNot: tests },
    to: { path: nothingBut("plugins/api/$1-api/", "packages/$1/", ...boundary) },
  },
  {
    name: "plugin-workflows",
    severity: "error",
    comment:
      "plugins/workflows/<capability>-workflows imports its capability, oRPC, orpc-standards, and what durable functions are written with.",
    fix: "Move the logic to the capability's service; take what belongs to the host from the plugin's context.",
    from: { path: "^plugins/workflows/([^/]+)-workflows/src/", pathNot: tests },
    to: {
      path: nothingBut(
        "plugins/workflows/$1-workflows/",
        "packages/$1/",
        ...boundary,
        "packages/workflow-runtime/src/(?:index|helpers/index)\\.ts$",
        npm("inngest", "cockatiel"),
        builtIn,
      ),
    },
  },
  {
    name: "plugin-web",
    severity: "error",
    comment: "plugins/web imports a capability's browser entry, generated clients, client-runtime and ui-sdk, no more.",
    fix: "Import @rawr/<capability>/browser, or call the server through its generated client.",
    from: { path: "^plugins/web/([^/]+)/src/", pathNot: tests },
    to: {
      path: nothingBut(
        "plugins/web/$1/",
        "packages/[^/]+/src/browser\\.ts$",
        "packages/(?:ui-sdk|client-runtime)/",
        "generated/",
      ),
    },
  },
];

/** Who may import whom (ARCHITECTURE.md, "Layers"). */
const inFeature =
  "^packages/api/src/(categories|events|images|sessions|bookings|attendees|dashboard|live|saved-filters|api-keys|audit-log|auth|account|staff|mail)/";

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      comment: "A cycle has no beginning: nothing in it can be understood alone.",
      from: { path: "^(apps|packages|tools|deploy)/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "db-knows-nobody",
      severity: "error",
      from: { path: "^packages/db/(src|prisma)/" },
      to: { path: "^(apps|packages/(?!db))" },
    },
    {
      name: "api-knows-only-db",
      severity: "error",
      from: { path: "^packages/api/src" },
      to: { path: "^apps/" },
    },
    {
      name: "server-uses-the-front-doors",
      severity: "error",
      comment: "At run time the server takes what each package offers it: what else is inside may move without asking.",
      from: { path: "^apps/server/src", pathNot: "\\.test\\.ts$|/testing/" },
      to: {
        path: "^packages/",
        pathNot: "^packages/(api/src/server|db/src/index)\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "server-takes-texts-of-the-web",
      severity: "error",
      comment:
        "Pages that the server writes say what the interface says: one file a language. All else there runs in browsers.",
      from: { path: "^apps/server/src" },
      to: { path: "^apps/web/", pathNot: "^apps/web/src/locales/[^/]+\\.json$" },
    },
    {
      name: "web-sees-contracts-only",
      severity: "error",
      comment: "At run time the web takes schemas, rules and texts from the API, never what runs there.",
      from: { path: "^apps/web/src" },
      to: {
        path: "^packages/",
        pathNot:
          "^packages/api/src/([a-z-]+/([a-z-]*schema|policy|[a-z-]*(rules|bounds))|bounds|currency-rules|errors|locale|fields|network|validation-messages|wait-text)\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "web-ignores-the-server",
      severity: "error",
      from: { path: "^apps/web/src" },
      to: { path: "^apps/server" },
    },
    {
      name: "only-services-touch-the-database",
      severity: "error",
      comment:
        "Types of rows may be named anywhere; queries run from services, jobs and their runner, and transactions from the " +
        "unit of work. The context holds the connection, and a problem tells a database that is busy from a mistake.",
      from: {
        path: "^packages/api/src",
        pathNot: "(service|jobs|context|problem|runner|unit-of-work|\\.test|\\.integration\\.test)\\.ts$|/testing/",
      },
      to: { path: "^packages/db", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "rules-are-pure",
      severity: "error",
      from: { path: "^packages/api/src/.*rules\\.ts$" },
      to: {
        pathNot: "(rules|schema|bounds|errors|reason|locale)\\.ts$|node_modules/temporal-polyfill",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "schemas-stand-first",
      severity: "error",
      from: { path: "^packages/api/src/[a-z-]+/[a-z-]*schema\\.ts$" },
      to: { path: "^packages/api/src", pathNot: "(schema|bounds|fields|locale|network)\\.ts$" },
    },
    {
      name: "features-point-one-way",
      severity: "error",
      comment: "attendees → bookings → sessions → events",
      from: { path: "^packages/api/src/(events|images|sessions|categories)/", pathNot: "\\.test\\.ts$" },
      to: { path: "^packages/api/src/(bookings|attendees|dashboard)/" },
    },
    {
      name: "events-below-sessions",
      severity: "error",
      comment: "Rules and schemas, being pure, may be shared both ways.",
      from: { path: "^packages/api/src/(events|images|categories)/", pathNot: "\\.test\\.ts$" },
      to: { path: "^packages/api/src/sessions/", pathNot: "(rules|schema)\\.ts$" },
    },
    {
      name: "routers-call-services",
      severity: "error",
      from: { path: `${inFeature}[a-z-]*router\\.ts$` },
      to: { path: "rules\\.ts$|present\\.ts$|^packages/db" },
    },
    {
      name: "services-ignore-http",
      severity: "error",
      from: { path: "^packages/api/src/.*(service|rules|present|schema)\\.ts$" },
      to: { path: "node_modules/(fastify|@fastify)|/openapi/" },
    },
    {
      name: "web-layers",
      severity: "error",
      comment: "app → features → components → lib",
      from: { path: "^apps/web/src/(lib|components)/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^apps/web/src/(app|features)/" },
    },
    {
      name: "web-lib-is-last",
      severity: "error",
      from: { path: "^apps/web/src/lib/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^apps/web/src/(app|features|components)/" },
    },
    {
      name: "web-features-ignore-app",
      severity: "error",
      from: { path: "^apps/web/src/features/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^apps/web/src/app/" },
    },
    {
      name: "web-features-stand-alone",
      severity: "error",
      from: { path: "^apps/web/src/features/([^/]+)/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^apps/web/src/features/([^/]+)/", pathNot: "^apps/web/src/features/$1/" },
    },
    {
      name: "nobody-needs-the-tools",
      severity: "error",
      from: { path: "^(apps|packages)/" },
      to: { path: "^(tools|deploy)/" },
    },
    {
      name: "tools-stand-outside",
      severity: "error",
      comment:
        "They start the product and talk to it as its users do: what they measure or check is the whole of it. Single queries, " +
        "on databases of two sizes, are asked of the services.",
      from: { path: "^tools/", pathNot: "\\.test\\.ts$|^tools/bench/src/growth/" },
      to: { path: "^(apps|packages/(?!(db/src/index|api/src/server)\\.ts$))", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "deploy-stands-alone",
      severity: "error",
      comment: "What runs before the product, or in images without it, takes nothing from it.",
      from: { path: "^deploy/([^/]+)/" },
      to: { path: "^(apps|packages|tools|deploy)/|node_modules/(?!vitest|fast-check)", pathNot: "^deploy/$1/" },
    },
    {
      name: "no-orphans",
      severity: "error",
      from: { orphan: true, path: "^(apps|packages|deploy)/.*/src/", pathNot: "\\.d\\.ts$|\\.test\\.tsx?$" },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: "node_modules|packages/db/generated" },
    exclude: { path: "/(dist|generated)/" },
    tsPreCompilationDeps: "specify",
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "default", "types"] },
  },
};

import { RouterProvider } from "@tanstack/react-router";
import { languageFilesOf } from "../../lib/i18n.ts";
import { STAFF } from "../../lib/staff-asker.ts";
import { start } from "../start.tsx";
import { ReadingDirection } from "./ReadingDirection.tsx";
import { createAdminRouter } from "./router.tsx";
import "bootstrap/dist/css/bootstrap.min.css?for=admin";
import "../../styles/admin.css";

const files = import.meta.glob("../../locales/*.json", { query: "?part=admin", import: "default" });

void start(
  <ReadingDirection>
    <RouterProvider router={createAdminRouter()} />
  </ReadingDirection>,
  { languages: languageFilesOf(files), asker: STAFF },
);

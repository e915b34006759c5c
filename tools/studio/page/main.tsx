import { createStudioBFFClient } from "@prisma/studio-core/data/bff";
import { createMySQLAdapter } from "@prisma/studio-core/data/mysql-core";
import { Studio } from "@prisma/studio-core/ui";
import "@prisma/studio-core/ui/index.css";
import { createRoot } from "react-dom/client";
import { takeToken } from "./access.ts";
import { fromMariadb, translate } from "./mariadb.ts";
import "./page.css";

const place = document.getElementById("studio");
if (place === null) throw new Error("The page has no place for Studio");
const token = takeToken();
createRoot(place).render(token === null ? <NoToken /> : <GuichetStudio token={token} />);

function GuichetStudio({ token }: { readonly token: string }) {
  const client = createStudioBFFClient({
    url: "/query",
    customHeaders: { Authorization: `Bearer ${token}` },
    resultDeserializerFn: fromMariadb,
  });
  return <Studio adapter={createMySQLAdapter({ executor: translate(client) })} />;
}

function NoToken() {
  return (
    <main className="no-token">
      <h1>Prisma Studio</h1>
      <p lang="fr">Ouvrez l’adresse complète que « npm run studio » a affichée : elle se termine par un jeton.</p>
      <p>Open the whole address that “npm run studio” has printed: it ends in a token.</p>
    </main>
  );
}

import "@/ui/theme/tokens.css";
import "@/ui/theme/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "@tanstack/react-router";
import { Providers } from "@/app/providers";
import { createQueries } from "@/app/queries";
import { createAppRouter } from "@/app/router";
import { startTexts } from "@/lib/i18n/i18n";
import { startTheme } from "@/ui/theme/theme";

const queries = createQueries(() => {
  const here = router.state.location;
  if (here.pathname === "/sign-in") return;
  queries.clear();
  void router.navigate({ to: "/sign-in", search: { next: here.href } });
});
const router = createAppRouter(queries);

startTheme();
// Not awaited at the top level: the text files share chunks with this one and would wait for it in turn.
void startTexts().then(() => {
  const root = document.getElementById("root");
  if (!root) return;
  createRoot(root).render(
    <StrictMode>
      <Providers queries={queries}>
        <RouterProvider router={router} />
      </Providers>
    </StrictMode>,
  );
});

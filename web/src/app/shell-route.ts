import { createRootRouteWithContext, createRoute, Outlet, redirect } from "@tanstack/react-router";
import type { QueryClient } from "@tanstack/react-query";
import { objectsQuery } from "@/lib/api/objects";
import { asProblem } from "@/lib/api/problem";
import { meQuery } from "@/lib/api/session";
import { chooseZone } from "@/lib/format/time";
import { speak } from "@/lib/i18n/i18n";
import { currentTheme, wear } from "@/ui/theme/theme";
import { Failed, Missing } from "./failed";
import { Shell } from "./shell/shell";

export const root = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Outlet, errorComponent: Failed, notFoundComponent: Missing });

/** All that is behind the door. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    try {
      const me = await context.queries.ensureQueryData(meQuery);
      chooseZone(me.user.timeZone);
      // Another browser, or a program, may have chosen it.
      if (me.user.theme !== currentTheme()) wear(me.user.theme);
      await Promise.all([speak(me.user.locale), context.queries.ensureQueryData(objectsQuery)]);
    } catch (error) {
      if (asProblem(error).code !== "session.required") throw error;
      throw redirect({ to: "/sign-in", search: location.pathname === "/" ? {} : { next: location.href } });
    }
  },
});

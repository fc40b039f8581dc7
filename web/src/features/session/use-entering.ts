import { useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { meQuery } from "@/lib/api/session";
import type { Me } from "@/lib/api/types";
import { api } from "@/lib/api/client";
import { wear } from "@/ui/theme/theme";
import { sessionQuery, type Entered, type Need } from "./api";

/** Leads through what a sign-in still needs, and then into the product. */
export function useEntering(next: string) {
  const router = useRouter();
  const queries = useQueryClient();
  const session = useQuery(sessionQuery);
  const [need, setNeed] = useState<Need | "start">();
  const go = async (me: Me) => {
    queries.clear();
    queries.setQueryData(meQuery.queryKey, me);
    wear(me.user.theme);
    await router.navigate({ href: next, replace: true });
  };
  const entered = async (answer: Entered) => {
    if ("needs" in answer) setNeed(answer.needs);
    else await go(answer);
  };
  return {
    need: need ?? session.data?.needs ?? "start",
    login: session.data?.login ?? undefined,
    minLength: session.data?.minLength,
    entered,
    /** Asks anew where the sign-in stands, after a step that answered something else. */
    again: async () => {
      const now = await queries.fetchQuery(sessionQuery);
      if (now.needs) setNeed(now.needs);
      else if (now.state === "open") await go(await api.get("/me"));
      else setNeed("start");
    },
    restart: () => setNeed("start"),
  };
}

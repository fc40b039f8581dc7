import { useCallback, useEffect, useRef } from "react";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { toast } from "@/ui/toast";
import { objectOf } from "./entry";
import { sendWaiting, useWaiting, type Waiting } from "./waiting";

const tryAgain = 30_000;

export function refreshAfter(queries: QueryClient, object: string): void {
  for (const queryKey of [["timeline"], ["records", object], ["home"], ["figures", object]]) void queries.invalidateQueries({ queryKey });
}

/** Sends what was noted without a network, as soon as there is one again. */
export function useOutbox(user: string): void {
  const { t } = useTranslation("capture");
  const queries = useQueryClient();
  const open = useWaiting(user).some(({ refused }) => refused === undefined);
  const busy = useRef(false);
  const send = useCallback(async () => {
    if (busy.current || !navigator.onLine) return;
    busy.current = true;
    const sent: Waiting[] = await sendWaiting(user).finally(() => { busy.current = false; });
    if (sent.length === 0) return;
    for (const object of new Set(sent.map(({ entry }) => objectOf[entry.kind]))) refreshAfter(queries, object);
    toast(t("delivered", { count: sent.length }));
  }, [queries, t, user]);
  useEffect(() => {
    if (!open) return;
    void send();
    const timer = setInterval(() => void send(), tryAgain);
    const back = () => void send();
    window.addEventListener("online", back);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", back);
    };
  }, [open, send]);
}

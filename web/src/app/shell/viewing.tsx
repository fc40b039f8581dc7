import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Eye } from "lucide-react";
import { stopViewing, viewAsQuery } from "@/lib/api/access";
import { asProblem } from "@/lib/api/problem";
import { meQuery } from "@/lib/api/session";
import { Button } from "@/ui/button";
import { toast } from "@/ui/toast";
import styles from "./viewing.module.css";

/** Says that one looks through somebody's eyes, and lets one stop. Asked at most once a session: starting it reads all anew. */
export function Viewing() {
  const { t } = useTranslation("app");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { data: me } = useSuspenseQuery(meQuery);
  const { data } = useQuery({ ...viewAsQuery, retry: false });
  const stopping = useMutation({
    mutationFn: stopViewing,
    onSuccess: async () => {
      queries.clear();
      await navigate({ to: "/settings/people", search: {}, reloadDocument: import.meta.env.PROD });
    },
    onError: (error) => { const problem = asProblem(error); toast(problem.detail ?? problem.message, { tone: "bad" }); },
  });
  if (!data?.person) return null;
  return (
    <div className={styles.viewing} role="status">
      <Eye size={15} aria-hidden="true" />
      <span>{t("viewing", { name: data.person.title || me.user.name })}</span>
      <Button className={styles.stop} busy={stopping.isPending} onClick={() => stopping.mutate()}>{t("viewing.stop")}</Button>
    </div>
  );
}

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Undo2 } from "lucide-react";
import { asProblem } from "@/lib/api/problem";
import { formatAgo } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { toast } from "@/ui/toast";
import { handoversQuery, undoHandover, type Handover } from "../api";
import type { Person } from "../person";
import styles from "./person.module.css";

/** What was handed over, how far it has come, and the way back. */
export function HandoversPart({ person }: { person: Person }) {
  const { t } = useTranslation("people");
  const queries = useQueryClient();
  const { data } = useQuery(handoversQuery(person.id));
  const undoing = useMutation({
    mutationFn: (id: string) => undoHandover(person.id, id),
    onSettled: () => queries.invalidateQueries({ queryKey: ["people", "handovers", person.id] }),
    onError: (error) => { const problem = asProblem(error); toast(problem.detail ?? problem.message, { tone: "bad" }); },
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section className={styles.part} aria-label={t("handovers")}>
      <h3>{t("handovers")}</h3>
      <ul className={styles.rows}>
        {data.items.map((one) => {
          const { total, done, rejected } = sum(one);
          return (
            <li key={one.id}>
              <span className={styles.what}>
                <span>{t(`handover.state.${one.state}`, { to: [...new Set(one.parts.map(({ successor }) => successor.title))].join("、") })}</span>
                <span className={styles.note}>{formatAgo(one.createdAt, language())} · {t("handover.progress", { done, total })}{rejected > 0 && ` · ${t("handover.rejected", { count: rejected })}`}</span>
                {one.state === "running" && <progress className={styles.progress} value={done} max={Math.max(1, total)} aria-label={t("handovers")} />}
              </span>
              {one.state === "finished" && <Button icon={<Undo2 size={15} />} busy={undoing.isPending} onClick={() => undoing.mutate(one.id)}>{t("handover.undo")}</Button>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function sum({ parts }: Handover): { total: number; done: number; rejected: number } {
  const add = (key: "total" | "done" | "rejected") => parts.reduce((all, { operation }) => all + operation.progress[key], 0);
  return { total: add("total"), done: add("done"), rejected: add("rejected") };
}

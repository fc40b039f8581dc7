import { useState } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ObjectDefinition } from "@/lib/api/types";
import { asProblem } from "@/lib/api/problem";
import { formatNumber } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import { ProblemState } from "@/ui/state";
import { toast } from "@/ui/toast";
import { askedQuery, decideAsked, importQuery, sweepAsked } from "../api";
import type { Decision, Import, Verdict } from "../import";
import { Waiting } from "@/ui/waiting";
import { AskedPair } from "./asked-pair";
import { Sweep } from "./sweep";
import styles from "./asked.module.css";

/** Rows whose record may be there already, one at a time beside it, until somebody has decided on each. */
export function AskedView({ one, definition }: { one: Import; definition: ObjectDefinition }) {
  const { t } = useTranslation("imports");
  const queries = useQueryClient();
  const asked = useQuery(askedQuery(one.id));
  const [chosen, setChosen] = useState<number>();
  const items = asked.data?.items ?? [];
  const at = Math.max(0, items.findIndex(({ line }) => line === chosen));
  const current = items[at];
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: askedQuery(one.id).queryKey });
    await queries.invalidateQueries({ queryKey: importQuery(one.id).queryKey });
    void queries.invalidateQueries({ queryKey: ["records", one.object] });
  };
  const complain = (error: unknown) => {
    const { message } = asProblem(error);
    toast(message, { tone: "bad" });
    void refresh();
  };
  const deciding = useMutation({
    mutationFn: ({ line, decision }: { line: number; decision: Decision }) => decideAsked(one.id, line, decision),
    onSuccess: refresh,
    onError: complain,
  });
  const sweeping = useMutation({
    mutationFn: ({ as, take }: { as: Verdict; take: "all" | "empty" }) => sweepAsked(one.id, as, take),
    onSuccess: async ({ done, refused }) => {
      toast(t("asked.swept", { done: formatNumber(done, language()), refused: formatNumber(refused, language()) }), refused > 0 ? { tone: "bad" } : {});
      await refresh();
    },
    onError: complain,
  });
  const later = () => setChosen((items[at + 1] ?? items[0])?.line);
  const decide = (decision: Decision) => {
    if (!current || deciding.isPending || sweeping.isPending) return;
    setChosen((items[at + 1] ?? items[at - 1])?.line);
    deciding.mutate({ line: current.line, decision });
  };
  const number = formatNumber(one.progress.asked, language());
  return (
    <section className={styles.asked} aria-label={t("asked.title", { count: one.progress.asked, number })}>
      <header className={styles.head}>
        <h3>{t("asked.title", { count: one.progress.asked, number })}</h3>
        <Sweep busy={sweeping.isPending} onSweep={(as, take) => sweeping.mutate({ as, take })} />
      </header>
      {asked.isPending ? <Waiting />
        : !asked.data ? <ProblemState error={asked.error} onRetry={() => void asked.refetch()} />
        : current && <AskedPair key={current.line} row={current} definition={definition} busy={deciding.isPending || sweeping.isPending} onDecide={decide} onLater={later} />}
    </section>
  );
}

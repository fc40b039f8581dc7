import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { LoaderCircle, ShieldAlert, ShieldCheck } from "lucide-react";
import { asProblem } from "@/lib/api/problem";
import { formatMoment } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { toast } from "@/ui/toast";
import { chainQuery, checkChain, type Chain } from "./api";
import styles from "./chain-state.module.css";

/** Whether anybody touched the trail, as far as it was last looked at. */
export function ChainState() {
  const { t } = useTranslation("audit");
  const queries = useQueryClient();
  const chain = useQuery(chainQuery);
  const check = useMutation({
    mutationFn: checkChain,
    onSuccess: (state) => queries.setQueryData(chainQuery.queryKey, state),
    onError: (error) => toast(asProblem(error).detail ?? asProblem(error).message, { tone: "bad" }),
  });
  if (!chain.data) return null;
  const busy = chain.data.checking || check.isPending;
  const bad = chain.data.check?.good === false;
  return (
    <div className={styles.chain} data-bad={bad} role="status">
      {busy ? <LoaderCircle size={15} className={styles.turning} aria-hidden="true" /> : bad ? <ShieldAlert size={15} aria-hidden="true" /> : <ShieldCheck size={15} aria-hidden="true" />}
      <span>{words(chain.data, busy, t)}</span>
      {!busy && <Button look="quiet" onClick={() => check.mutate()}>{t("chain.check")}</Button>}
    </div>
  );
}

function words(chain: Chain, busy: boolean, t: (key: string, values?: Record<string, unknown>) => string): string {
  const time = (at: string | null) => (at === null ? t("chain.never") : formatMoment(at, language()));
  if (busy) return t("chain.checking");
  if (chain.check === null) return chain.sealedTo === null ? t("chain.none") : t("chain.sealed", { time: time(chain.sealedTo) });
  return chain.check.good
    ? t("chain.good", { time: time(chain.check.sealedTo) })
    : t("chain.bad", { count: chain.check.faults.length, first: faultWords(chain.check.faults[0], t) });
}

function faultWords(fault: { what: string; seal: number | null; entry: string | null } | undefined, t: (key: string, values?: Record<string, unknown>) => string): string {
  return fault === undefined ? "" : t(`fault.${fault.what}`, { seal: fault.seal ?? "–", entry: fault.entry ?? "–" });
}

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Trash2 } from "lucide-react";
import { removeGrant, type Grant } from "@/lib/api/access";
import { asProblem } from "@/lib/api/problem";
import { formatMoment } from "@/lib/format/time";
import { language, say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { usePartyWords } from "@/ui/party-input";
import { toast } from "@/ui/toast";
import { refreshPeople } from "../api";
import styles from "./roles.module.css";

/** Grants one under the other, called by their role or by whom they are for. */
export function GrantRows({ grants, named }: { grants: Grant[]; named: "role" | "party" }) {
  const { t } = useTranslation("people");
  const words = usePartyWords();
  const queries = useQueryClient();
  const removing = useMutation({
    mutationFn: removeGrant,
    onSettled: () => refreshPeople(queries),
    onError: (error) => { const problem = asProblem(error); toast(problem.detail ?? problem.message, { tone: "bad" }); },
  });
  return (
    <ul className={styles.grants}>
      {grants.map((grant) => {
        const label = grant.roleLabel ? say(grant.roleLabel) : grant.role;
        const name = named === "role" ? label : words(grant.to);
        return (
          <li key={grant.id} className={grant.state === "expired" ? styles.over : undefined}>
            <span className={styles.what}>
              <span>{named === "role" ? <Link to="/settings/roles/$role" params={{ role: grant.role }} search={{}}>{label}</Link> : name}{grant.state !== "active" && <span className={styles.mark}>{t(`grant.state.${grant.state}`)}</span>}</span>
              <span className={styles.note}>{[named === "role" && grant.to.kind !== "person" ? t("grant.via", { name: words(grant.to) }) : "", span(grant, t), grant.note ?? ""].filter(Boolean).join(" · ")}</span>
            </span>
            <Button look="quiet" icon={<Trash2 size={15} />} aria-label={t("grant.remove", { name })} title={t("grant.remove", { name })} disabled={removing.isPending} onClick={() => removing.mutate(grant.id)} />
          </li>
        );
      })}
    </ul>
  );
}

function span({ from, until }: Grant, t: (key: string, words?: Record<string, string>) => string): string {
  if (from && until) return t("grant.between", { from: time(from), until: time(until) });
  if (until) return t("grant.until.said", { until: time(until) });
  return from ? t("grant.from.said", { from: time(from) }) : t("grant.always");
}

const time = (instant: string) => formatMoment(instant, language());

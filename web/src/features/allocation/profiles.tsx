import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Pencil, Plus, UsersRound } from "lucide-react";
import { asReference, asTexts } from "@/fields/kind";
import type { RecordRow } from "@/lib/api/types";
import { Button } from "@/ui/button";
import { ProblemState, State } from "@/ui/state";
import { Waiting } from "@/ui/waiting";
import { profilesQuery } from "./api";
import { RuleDialog } from "./rule-dialog";
import styles from "./allocation.module.css";

/** What people take: how much, from where, of what, and when. Whoever is not named takes everything. */
export function Profiles() {
  const { t } = useTranslation("allocation");
  const profiles = useQuery(profilesQuery);
  const [edited, setEdited] = useState<{ row?: RecordRow }>();
  if (profiles.isPending) return <Waiting rows={6} />;
  if (!profiles.data) return <ProblemState error={profiles.error} onRetry={() => void profiles.refetch()} />;
  return (
    <>
      <div className={styles.bars}><Button look="primary" icon={<Plus size={15} />} onClick={() => setEdited({})}>{t("new.allocation_profile")}</Button></div>
      {profiles.data.length === 0 && <State icon={<UsersRound size={22} />} title={t("people.none")}>{t("people.none.words")}</State>}
      <ul className={styles.rules} aria-label={t("tab.people")}>
        {profiles.data.map((row) => {
          const name = asReference(row.person)?.title ?? "";
          return (
            <li key={row.id} className={styles.rule} data-off={row.paused === true || undefined}>
              <div className={styles.said}><strong>{name}</strong><span>{facts(row, t)}</span></div>
              <Button look="quiet" icon={<Pencil size={15} />} aria-label={t("change", { name })} onClick={() => setEdited({ row })} />
            </li>
          );
        })}
      </ul>
      {edited && <RuleDialog object="allocation_profile" row={edited.row} given={{}} onClose={() => setEdited(undefined)} onDone={() => setEdited(undefined)} />}
    </>
  );
}

function facts(row: RecordRow, t: (key: string, values?: Record<string, unknown>) => string): string {
  return [
    row.paused === true ? t("paused") : undefined,
    typeof row.most_leads === "number" ? t("most.leads", { count: row.most_leads }) : undefined,
    typeof row.most_accounts === "number" ? t("most.accounts", { count: row.most_accounts }) : undefined,
    ...["regions", "industries", "languages"].map((field) => asTexts(row[field]).join("、")),
  ].filter(Boolean).join(" · ") || t("takes.all");
}

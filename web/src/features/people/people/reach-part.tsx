import { useState } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Eye } from "lucide-react";
import { lookAnew, reachQuery, viewAs, type Extent, type Right } from "@/lib/api/access";
import { asProblem } from "@/lib/api/problem";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Input } from "@/ui/input";
import { ProblemState } from "@/ui/state";
import { toast } from "@/ui/toast";
import type { Person } from "../person";
import { Waiting } from "@/ui/waiting";
import styles from "./person.module.css";

const shown: Right[] = ["see", "create", "edit", "delete", "export", "import", "mass_edit", "transfer"];

/** What a person may in all, and the way to see the product as he does. */
export function ReachPart({ person, own }: { person: Person; own: boolean }) {
  const { t } = useTranslation("people");
  const [sought, setSought] = useState("");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const reach = useQuery(reachQuery(person.id));
  const viewing = useMutation({
    mutationFn: () => viewAs(person.id),
    onSuccess: async (seen) => {
      await lookAnew(queries, seen);
      await navigate({ to: "/", search: {} });
      void queries.invalidateQueries();
    },
    onError: (error) => { const problem = asProblem(error); toast(problem.detail ?? problem.message, { tone: "bad" }); },
  });
  if (reach.isPending) return <Waiting />;
  if (!reach.data) return <ProblemState error={reach.error} onRetry={() => void reach.refetch()} />;
  const { administrator, objects, roles, subordinates } = reach.data;
  const found = objects.filter(({ object, label }) => `${object} ${label.zh} ${label.en}`.toLowerCase().includes(sought.trim().toLowerCase()));
  return (
    <div className={styles.parts}>
      <div className={styles.partHead}>
        <p className={styles.note}>{administrator ? t("reach.administrator") : t("reach.said", { roles: roles.map(({ label }) => say(label)).join("、"), count: subordinates })}</p>
        {!own && person.state === "active" && <Button icon={<Eye size={15} />} busy={viewing.isPending} onClick={() => viewing.mutate()}>{t("reach.view")}</Button>}
      </div>
      <Input type="search" aria-label={t("reach.search")} placeholder={t("reach.search")} value={sought} onChange={(event) => setSought(event.target.value)} />
      <div className={styles.wide}>
        <table className={styles.reach} aria-label={t("person.part.reach")}>
          <thead><tr><th scope="col">{t("role.object")}</th>{shown.map((right) => <th key={right} scope="col">{t(`right.${right}`)}</th>)}</tr></thead>
          <tbody>
            {found.map(({ object, label, rights, fields }) => (
              <tr key={object}>
                <th scope="row">{say(label)}{Object.keys(fields).length > 0 && <span className={styles.note}>{t("reach.fields", { count: Object.keys(fields).length })}</span>}</th>
                {shown.map((right) => <td key={right}><Dot extent={rights[right] ?? "none"} /></td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.legend}>{(["all", "some", "none"] as const).map((extent) => <span key={extent}><Dot extent={extent} /> {t(`extent.${extent}`)}</span>)}</p>
    </div>
  );
}

function Dot({ extent }: { extent: Extent }) {
  const { t } = useTranslation("people");
  return <span className={`${styles.dot} ${styles[extent]}`} role="img" aria-label={t(`extent.${extent}`)} title={t(`extent.${extent}`)} />;
}

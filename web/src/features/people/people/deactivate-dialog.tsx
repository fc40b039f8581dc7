import { useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Problem } from "@/lib/api/problem";
import { formatNumber } from "@/lib/format/number";
import { language, say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Finder, type Found } from "@/ui/finder";
import { FormRow } from "@/ui/form";
import { toast } from "@/ui/toast";
import { changeMember, handOver, holdingsQuery, refreshPeople, type Holding } from "../api";
import { reference, type Person } from "../person";
import { useConfirmed } from "@/ui/confirmed";
import styles from "./person.module.css";

const keyOf = (holding: Holding) => `${holding.object}.${holding.field}`;

/** Shuts a door and gives what the person holds to others: one for all, or another for some. */
export function DeactivateDialog({ person, everybody, onClose }: { person: Person; everybody: Person[]; onClose: () => void }) {
  const { t } = useTranslation("people");
  const queries = useQueryClient();
  const confirmed = useConfirmed();
  const holdings = useQuery(holdingsQuery(person.id));
  const above = everybody.find(({ id }) => id === reference(person.row.manager)?.id);
  const [heir, setHeir] = useState<Found | undefined>(above && above.state !== "inactive" ? { id: above.id, title: above.name } : undefined);
  const [others, setOthers] = useState<Record<string, Found | undefined>>({});
  const [single, setSingle] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const shuts = person.member !== undefined && person.state !== "inactive";
  const held = holdings.data?.items ?? [];
  const parts = held.flatMap((one) => {
    const successor = (single ? others[keyOf(one)] : undefined) ?? heir;
    return successor ? [{ object: one.object, field: one.field, successor: successor.id }] : [];
  });
  const run = async () => {
    if (shuts) await changeMember(person.id, { active: false });
    return parts.length > 0 ? handOver(person.id, parts) : undefined;
  };
  const submit = () => {
    setProblem(undefined);
    confirmed.run(run, (handover) => {
      toast(t(shuts ? "deactivate.done" : "handover.begun", { name: person.name }));
      void refreshPeople(queries);
      if (handover) void queries.invalidateQueries({ queryKey: ["people", "handovers", person.id] });
      onClose();
    }, (failed) => { setProblem(failed); void refreshPeople(queries); });
  };
  const except = [person.id, ...everybody.filter(({ state }) => state === "inactive").map(({ id }) => id)];
  return (
    <>
      <Dialog wide title={t(shuts ? "deactivate.title" : "handover.title", { name: person.name })} problem={problem && (problem.findings[0]?.message ?? problem.detail ?? problem.message)} onSubmit={submit} onClose={onClose}
        actions={<><Button onClick={onClose}>{t("cancel")}</Button><Button look={shuts ? "danger" : "primary"} type="submit" busy={confirmed.busy} disabled={holdings.isPending || (!shuts && parts.length === 0)}>{t(shuts ? (parts.length > 0 ? "deactivate.both" : "deactivate.only") : "handover.action")}</Button></>}>
        {shuts && <p>{t("deactivate.words", { name: person.name })}</p>}
        {holdings.isPending && <p className={styles.note} role="status">{t("handover.counting")}</p>}
        {holdings.isError && <p className={styles.note} role="alert">{t("handover.uncounted")}</p>}
        {holdings.data && held.length === 0 && <p className={styles.note}>{t("handover.nothing", { name: person.name })}</p>}
        {held.length > 0 && (
          <>
            <FormRow label={t("handover.to")} hint={t("handover.to.hint")}>{(asked) => <Finder {...asked} label={t("handover.to")} object="user" except={except} value={heir} onChange={setHeir} />}</FormRow>
            <ul className={styles.held} aria-label={t("handover.held")}>
              {held.map((one) => (
                <li key={keyOf(one)}>
                  <span className={styles.what}><strong>{say(one.label)}</strong><span className={styles.note}>{say(one.fieldLabel)} · {t("handover.count", { count: one.count, number: formatNumber(one.count, language(), 0) })}</span></span>
                  {single && <div className={styles.other}><Finder label={t("handover.to.one", { object: say(one.label), field: say(one.fieldLabel) })} object="user" except={except} value={others[keyOf(one)]} onChange={(found) => setOthers({ ...others, [keyOf(one)]: found })} placeholder={heir?.title ?? t("handover.stays")} /></div>}
                </li>
              ))}
            </ul>
            <Button look="quiet" className={styles.start} onClick={() => setSingle(!single)} aria-expanded={single}>{t(single ? "handover.same" : "handover.single")}</Button>
            {parts.length < held.length && <p className={styles.note}>{t("handover.rest")}</p>}
          </>
        )}
      </Dialog>
      {confirmed.asking}
    </>
  );
}

import { useState } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { CalendarOff, Trash2 } from "lucide-react";
import { asProblem } from "@/lib/api/problem";
import { createRecord, deleteRecord } from "@/lib/api/records";
import type { RecordRow } from "@/lib/api/types";
import { formatDay } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Finder, type Found } from "@/ui/finder";
import { FormRow } from "@/ui/form";
import { Input } from "@/ui/input";
import { toast } from "@/ui/toast";
import { absencesQuery } from "../api";
import { reference, text, type Person } from "../person";
import styles from "./person.module.css";

/** When somebody is away, and who stands in for him. */
export function AbsencesPart({ person }: { person: Person }) {
  const { t } = useTranslation("people");
  const queries = useQueryClient();
  const [adding, setAdding] = useState(false);
  const { data } = useQuery(absencesQuery(person.id));
  const fresh = () => queries.invalidateQueries({ queryKey: ["people", "absences", person.id] });
  const said = (row: RecordRow) => {
    const words = { from: formatDay(text(row.first_day), language()), name: reference(row.delegate)?.title ?? "" };
    return row.last_day === null ? t("absence.open", words) : t("absence.said", { ...words, to: formatDay(text(row.last_day), language()) });
  };
  const removing = useMutation({ mutationFn: (id: string) => deleteRecord("absence", id), onSettled: fresh, onError: (error) => toast(asProblem(error).message, { tone: "bad" }) });
  return (
    <section className={styles.part} aria-label={t("absences")}>
      <header className={styles.partHead}><h3>{t("absences")}</h3><Button icon={<CalendarOff size={15} />} onClick={() => setAdding(true)}>{t("absence.add")}</Button></header>
      {data && data.items.length === 0 && <p className={styles.note}>{t("absence.none")}</p>}
      <ul className={styles.rows}>
        {data?.items.map((row) => (
          <li key={row.id}>
            <span className={styles.what}><span>{said(row)}</span>{row.note !== null && <span className={styles.note}>{text(row.note)}</span>}</span>
            <Button look="quiet" icon={<Trash2 size={15} />} aria-label={t("absence.remove")} busy={removing.isPending} onClick={() => removing.mutate(row.id)} />
          </li>
        ))}
      </ul>
      {adding && <AbsenceDialog person={person} onClose={() => { setAdding(false); void fresh(); }} />}
    </section>
  );
}

function AbsenceDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation("people");
  const [delegate, setDelegate] = useState<Found>();
  const [days, setDays] = useState({ first_day: "", last_day: "", note: "" });
  const [key] = useState(() => crypto.randomUUID());
  const saving = useMutation({ mutationFn: () => createRecord("absence", { person: person.id, delegate: delegate?.id ?? null, first_day: days.first_day || null, last_day: days.last_day || null, note: days.note || null }, key), onSuccess: onClose });
  const problem = saving.error ? asProblem(saving.error) : undefined;
  const errorAt = (field: string) => problem?.findings.find((one) => one.field === field)?.message;
  return (
    <Dialog title={t("absence.title", { name: person.name })} problem={problem && problem.findings.length === 0 ? (problem.detail ?? problem.message) : undefined} onSubmit={() => saving.mutate()} onClose={onClose} actions={<><Button onClick={onClose}>{t("cancel")}</Button><Button look="primary" type="submit" busy={saving.isPending}>{t("save")}</Button></>}>
      <FormRow label={t("absence.delegate")} error={errorAt("delegate")}>{(asked) => <Finder id={asked.id} label={t("absence.delegate")} object="user" except={[person.id]} value={delegate} onChange={setDelegate} invalid={errorAt("delegate") !== undefined} describedBy={asked["aria-describedby"]} />}</FormRow>
      <div className={styles.pair}>
        <FormRow label={t("absence.first")} error={errorAt("first_day")}>{(asked) => <Input {...asked} type="date" value={days.first_day} onChange={(event) => setDays({ ...days, first_day: event.target.value })} />}</FormRow>
        <FormRow label={t("absence.last")} hint={t("absence.last.hint")} error={errorAt("last_day")}>{(asked) => <Input {...asked} type="date" value={days.last_day} onChange={(event) => setDays({ ...days, last_day: event.target.value })} />}</FormRow>
      </div>
      <p className={styles.note}>{t("absence.words", { name: person.name })}</p>
      <FormRow label={t("absence.note")}>{(asked) => <Input {...asked} value={days.note} onChange={(event) => setDays({ ...days, note: event.target.value })} />}</FormRow>
    </Dialog>
  );
}

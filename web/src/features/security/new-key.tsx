import { useState, type FormEvent } from "react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { objectsQuery } from "@/lib/api/objects";
import { Button } from "@/ui/button";
import { Segments } from "@/ui/segments";
import { TextField } from "@/ui/text-field";
import { makeKey, type MadeKey, type Mandate } from "./api";
import { Complaint, Dialog } from "./dialog";
import { MandateChoice } from "./mandate-choice";
import { complaintOf, findingOf } from "./problems";
import { useConfirmed } from "@/ui/confirmed";
import styles from "./security.module.css";

const lives = ["30", "90", "365", "never"] as const;
type Life = (typeof lives)[number];
const day = 86_400_000;

export function NewKey({ onMade, onClose }: { onMade: (made: MadeKey) => void; onClose: () => void }) {
  const { t } = useTranslation("security");
  const objects = useQuery(objectsQuery);
  const { confirmed, asking } = useConfirmed();
  const [name, setName] = useState("");
  const [life, setLife] = useState<Life>("90");
  const [extent, setExtent] = useState<"everything" | "limited">("limited");
  const [mandate, setMandate] = useState<Mandate>({});
  const making = useMutation({
    mutationFn: () =>
      confirmed(() =>
        makeKey({
          name: name.trim(),
          ...(life === "never" ? {} : { expiresAt: new Date(Date.now() + Number(life) * day).toISOString() }),
          ...(extent === "everything" ? {} : { mandate }),
        }),
      ),
    onSuccess: onMade,
  });
  const complete = name.trim() !== "" && (extent === "everything" || Object.keys(mandate).length > 0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (complete) making.mutate();
  };
  return (
    <Dialog title={t("keys.new")} onClose={onClose}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextField label={t("keys.name")} hint={t("keys.nameHint")} value={name} onValue={setName} error={findingOf(making.error, "name")} autoComplete="off" maxLength={100} autoFocus />
        <Segments label={t("keys.life")} value={life} options={lives.map((value) => ({ value, label: value === "never" ? t("keys.never") : t("keys.days", { count: Number(value) }) }))} onChoose={setLife} />
        <Segments label={t("keys.extent")} value={extent} options={[{ value: "limited", label: t("keys.chosen") }, { value: "everything", label: t("keys.everything") }]} onChoose={setExtent} />
        {extent === "limited" && <MandateChoice objects={objects.data?.items ?? []} value={mandate} onChange={setMandate} />}
        {extent === "everything" && <p className={styles.note}>{t("keys.everythingWords")}</p>}
        <Complaint words={complaintOf(making.error)} />
        <div className={styles.actions}>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" look="primary" busy={making.isPending} disabled={!complete}>{t("keys.make")}</Button>
        </div>
      </form>
      {asking}
    </Dialog>
  );
}

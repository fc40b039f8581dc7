import { useState, type FormEvent } from "react";
import { useMutation, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { formatAgo, formatDay } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { PasswordField } from "@/ui/secrets/password-field";
import { toast } from "@/ui/toast";
import { changePassword, type Security } from "./api";
import { Complaint, Dialog } from "./dialog";
import { complaintOf, findingOf } from "./problems";
import { Section } from "./section";
import styles from "./security.module.css";

export function PasswordSection({ security }: { security: UseQueryResult<Security> }) {
  const { t } = useTranslation("security");
  const [changing, setChanging] = useState(false);
  return (
    <Section title={t("password.title")} words={t("password.words")} query={security} action={<Button onClick={() => setChanging(true)} disabled={!security.data}>{t("password.change")}</Button>}>
      {({ password }) => (
        <>
          <p className={styles.fact}>
            {t("password.changed", { ago: formatAgo(password.changedAt, language()) })}
            {password.expiresAt !== null && ` · ${t("password.expires", { day: formatDay(password.expiresAt.slice(0, 10), language()) })}`}
          </p>
          {changing && <ChangePassword minLength={password.minLength} onClose={() => setChanging(false)} />}
        </>
      )}
    </Section>
  );
}

function ChangePassword({ minLength, onClose }: { minLength: number; onClose: () => void }) {
  const { t } = useTranslation("security");
  const queries = useQueryClient();
  const [current, setCurrent] = useState("");
  const [fresh, setFresh] = useState("");
  const changing = useMutation({
    mutationFn: () => changePassword(current, fresh),
    onSuccess: async () => {
      onClose();
      toast(t("password.done"));
      await queries.invalidateQueries({ queryKey: ["me"] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (current && fresh) changing.mutate();
  };
  return (
    <Dialog title={t("password.change")} onClose={onClose}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <PasswordField label={t("password.current")} value={current} onValue={setCurrent} error={findingOf(changing.error, "current")} autoComplete="current-password" autoFocus />
        <PasswordField label={t("password.fresh")} value={fresh} onValue={setFresh} error={findingOf(changing.error, "fresh")} hint={t("password.hint", { count: minLength })} autoComplete="new-password" />
        <Complaint words={complaintOf(changing.error)} />
        <p className={styles.words}>{t("password.ends")}</p>
        <div className={styles.actions}>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" look="primary" busy={changing.isPending} disabled={!current || !fresh}>{t("password.save")}</Button>
        </div>
      </form>
    </Dialog>
  );
}

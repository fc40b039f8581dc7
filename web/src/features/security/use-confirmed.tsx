import { useState, type FormEvent, type ReactNode } from "react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asProblem } from "@/lib/api/problem";
import { Button } from "@/ui/button";
import { PasswordField } from "@/ui/secrets/password-field";
import { confirmPassword } from "./api";
import { Cancelled } from "./cancelled";
import { Complaint, Dialog } from "./dialog";
import { complaintOf, findingOf } from "./problems";
import styles from "./security.module.css";

interface Asking {
  go: () => void;
  stop: () => void;
}

/** Acts that the server does only after the password was shown a moment ago: it is asked when need be, and the act done again. */
export function useConfirmed(): { confirmed: <T>(act: () => Promise<T>) => Promise<T>; asking: ReactNode } {
  const [asked, setAsked] = useState<Asking>();
  const confirmed = async <T,>(act: () => Promise<T>): Promise<T> => {
    try {
      return await act();
    } catch (error) {
      if (asProblem(error).code !== "session.unconfirmed") throw error;
    }
    try {
      await new Promise<void>((go, fail) => setAsked({ go, stop: () => fail(new Cancelled()) }));
    } finally {
      setAsked(undefined);
    }
    return act();
  };
  return { confirmed, asking: asked && <AskPassword onDone={asked.go} onClose={asked.stop} /> };
}

function AskPassword({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation("security");
  const [password, setPassword] = useState("");
  const confirming = useMutation({ mutationFn: () => confirmPassword(password), onSuccess: onDone });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password) confirming.mutate();
  };
  return (
    <Dialog title={t("confirm.title")} onClose={onClose}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <p className={styles.words}>{t("confirm.words")}</p>
        <PasswordField label={t("password.current")} value={password} onValue={setPassword} error={findingOf(confirming.error, "password")} autoComplete="current-password" autoFocus />
        <Complaint words={complaintOf(confirming.error)} />
        <div className={styles.actions}>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" look="primary" busy={confirming.isPending} disabled={!password}>{t("confirm.submit")}</Button>
        </div>
      </form>
    </Dialog>
  );
}

import { useState, type FormEvent } from "react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { asProblem } from "@/lib/api/problem";
import { setupQuery } from "@/lib/api/session";
import { Button } from "@/ui/button";
import { PasswordField } from "@/ui/secrets/password-field";
import { TextField } from "@/ui/text-field";
import { enter, type Entered } from "./api";
import { Gate } from "./gate";
import { Refusal } from "./refusal";
import { NextStep } from "./steps";
import { useEntering } from "./use-entering";
import styles from "./gate.module.css";

export function SignInPage() {
  const { t } = useTranslation("session");
  const { next } = useSearch({ from: "/sign-in" });
  const setup = useQuery(setupQuery);
  const entering = useEntering(safe(next));
  if (entering.need !== "start") return <NextStep entering={entering} need={entering.need} company={setup.data?.company ?? undefined} />;
  return (
    <Gate title={t("signIn.title")} company={setup.data?.company ?? undefined}>
      {setup.data?.needed && <p className={styles.hint} role="note">{t("signIn.setupNeeded")}</p>}
      <PasswordForm onEntered={entering.entered} />
    </Gate>
  );
}

function PasswordForm({ onEntered }: { onEntered: (answer: Entered) => Promise<void> }) {
  const { t } = useTranslation("session");
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const entering = useMutation({ mutationFn: () => enter(login.trim(), password), onSuccess: onEntered });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (login.trim() && password) entering.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField label={t("login")} value={login} onValue={setLogin} autoComplete="username" autoFocus autoCapitalize="none" spellCheck={false} />
      <PasswordField label={t("password")} value={password} onValue={setPassword} autoComplete="current-password" />
      {entering.isError && <Refusal problem={asProblem(entering.error)} />}
      <Button type="submit" look="primary" className={styles.submit} busy={entering.isPending} disabled={!login.trim() || !password}>
        {t("signIn.submit")}
      </Button>
    </form>
  );
}

/** Only paths of this site: an address from a link must not lead elsewhere after sign-in. */
export function safe(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) ? next : "/";
}

import { useState, type FormEvent } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { asProblem } from "@/lib/api/problem";
import { meQuery, setupQuery, signIn } from "@/lib/api/session";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/text-field";
import { wear } from "@/ui/theme/theme";
import { Gate } from "./gate";
import { refusalOf } from "./refusal";
import styles from "./gate.module.css";

export function SignInPage() {
  const { t } = useTranslation("session");
  const { next } = useSearch({ from: "/sign-in" });
  const router = useRouter();
  const queries = useQueryClient();
  const setup = useQuery(setupQuery);
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const entering = useMutation({
    mutationFn: () => signIn(login.trim(), password),
    onSuccess: async (me) => {
      queries.clear();
      queries.setQueryData(meQuery.queryKey, me);
      wear(me.user.theme);
      await router.navigate({ href: safe(next), replace: true });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (login.trim() && password) entering.mutate();
  };
  return (
    <Gate title={t("signIn.title")} company={setup.data?.company}>
      {setup.data?.needed && <p className={styles.hint} role="note">{t("signIn.setupNeeded")}</p>}
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextField label={t("login")} value={login} onValue={setLogin} autoComplete="username" autoFocus autoCapitalize="none" spellCheck={false} />
        <TextField label={t("password")} type="password" value={password} onValue={setPassword} autoComplete="current-password" />
        {entering.isError && <p className={styles.refusal} role="alert">{refusalOf(asProblem(entering.error), t)}</p>}
        <Button type="submit" look="primary" className={styles.submit} busy={entering.isPending} disabled={!login.trim() || !password}>
          {t("signIn.submit")}
        </Button>
      </form>
    </Gate>
  );
}

/** Only paths of this site: an address from a link must not lead elsewhere after sign-in. */
export function safe(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) ? next : "/";
}

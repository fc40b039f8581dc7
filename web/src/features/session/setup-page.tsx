import { useState, type FormEvent } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { asProblem } from "@/lib/api/problem";
import { meQuery, setUp, setupQuery } from "@/lib/api/session";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { PasswordField } from "@/ui/secrets/password-field";
import { TextField } from "@/ui/text-field";
import { Gate } from "./gate";
import { findingOf, Refusal } from "./refusal";
import styles from "./gate.module.css";

const shortest = 10;

export function SetupPage() {
  const { t } = useTranslation("session");
  const { token } = useSearch({ from: "/setup" });
  const setup = useQuery(setupQuery);
  if (setup.data && !setup.data.needed) return <Closed words={t("setup.done")} />;
  if (token === undefined) return <Closed words={t("setup.noToken")} />;
  return (
    <Gate title={t("setup.title")}>
      <p className={styles.lead}>{t("setup.lead")}</p>
      <SetupForm token={token} />
    </Gate>
  );
}

function SetupForm({ token }: { token: string }) {
  const { t } = useTranslation("session");
  const router = useRouter();
  const queries = useQueryClient();
  const [values, setValues] = useState({ company: "", name: "", login: "", password: "" });
  const starting = useMutation({
    mutationFn: () => setUp({ ...values, token, locale: language() }),
    onSuccess: async (me) => {
      queries.clear();
      queries.setQueryData(meQuery.queryKey, me);
      await router.navigate({ to: "/", replace: true });
    },
  });
  const problem = starting.isError ? asProblem(starting.error) : undefined;
  const bind = (field: keyof typeof values) => ({
    label: t(field),
    value: values[field],
    onValue: (value: string) => setValues({ ...values, [field]: value }),
    error: findingOf(problem, field),
  });
  const complete = Object.values(values).every((value) => value.trim() !== "") && values.password.length >= shortest;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (complete) starting.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField {...bind("company")} autoComplete="organization" autoFocus />
      <TextField {...bind("name")} autoComplete="name" />
      <TextField {...bind("login")} autoComplete="username" autoCapitalize="none" spellCheck={false} />
      <PasswordField {...bind("password")} autoComplete="new-password" hint={t("password.hint", { count: shortest })} />
      {problem && problem.findings.length === 0 && <Refusal problem={problem} />}
      <Button type="submit" look="primary" className={styles.submit} busy={starting.isPending} disabled={!complete}>
        {t("setup.submit")}
      </Button>
    </form>
  );
}

function Closed({ words }: { words: string }) {
  const { t } = useTranslation("session");
  const router = useRouter();
  return (
    <Gate title={t("setup.title")}>
      <p className={styles.hint}>{words}</p>
      <Button look="primary" className={styles.submit} onClick={() => void router.navigate({ to: "/sign-in", search: {} })}>
        {t("setup.toSignIn")}
      </Button>
    </Gate>
  );
}

import { useState, type FormEvent } from "react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter, useRouterState } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { asProblem } from "@/lib/api/problem";
import { Button } from "@/ui/button";
import { PasswordField } from "@/ui/secrets/password-field";
import { takeLink, viewLink, type LinkView } from "./api";
import { Gate } from "./gate";
import { findingOf, Refusal } from "./refusal";
import { NextStep } from "./steps";
import { useEntering } from "./use-entering";
import styles from "./gate.module.css";

/** Where an invitation or a link for a lost password leads. Its token stands behind the #, which browsers send to nobody. */
export function WelcomePage() {
  const { t } = useTranslation("session");
  const router = useRouter();
  const token = useRouterState({ select: (state) => state.location.hash });
  const link = useQuery({ queryKey: ["link", token], queryFn: () => viewLink(token), staleTime: Infinity, retry: false });
  if (link.data) return <Choose token={token} link={link.data} />;
  return (
    <Gate title={t("welcome.title")}>
      {link.isError ? <Refusal problem={asProblem(link.error)} /> : <p className={styles.words} role="status">{t("preparing")}</p>}
      {link.isError && (
        <Button look="primary" className={styles.submit} onClick={() => void router.navigate({ to: "/sign-in", search: {} })}>{t("setup.toSignIn")}</Button>
      )}
    </Gate>
  );
}

function Choose({ token, link }: { token: string; link: LinkView }) {
  const { t } = useTranslation("session");
  const entering = useEntering("/");
  const [password, setPassword] = useState("");
  const [used, setUsed] = useState(false);
  const taking = useMutation({
    mutationFn: () => takeLink(token, password),
    onSuccess: async (answer) => {
      setUsed(true);
      await entering.entered(answer);
    },
  });
  const problem = taking.isError ? asProblem(taking.error) : undefined;
  if (used && entering.need !== "start") return <NextStep entering={entering} need={entering.need} company={link.company} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password) taking.mutate();
  };
  return (
    <Gate title={t("welcome.hello", { name: link.name })} company={link.company}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <p className={styles.words}>{t("welcome.words", { login: link.login })}</p>
        <input type="text" hidden readOnly value={link.login} autoComplete="username" />
        <PasswordField label={t("password.fresh")} value={password} onValue={setPassword} error={findingOf(problem, "password")} hint={t("password.hint", { count: link.minLength })} autoComplete="new-password" autoFocus />
        {problem && problem.findings.length === 0 && <Refusal problem={problem} />}
        <Button type="submit" look="primary" className={styles.submit} busy={taking.isPending} disabled={!password}>{t("welcome.submit")}</Button>
      </form>
    </Gate>
  );
}

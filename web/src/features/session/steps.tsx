import { useState, type FormEvent } from "react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asProblem, type Problem } from "@/lib/api/problem";
import { signOut } from "@/lib/api/session";
import { Button } from "@/ui/button";
import { CodeField, Enrolment } from "@/ui/secrets/enrolment";
import { PasswordField } from "@/ui/secrets/password-field";
import { RecoveryCodes } from "@/ui/secrets/recovery-codes";
import { ProblemState } from "@/ui/state";
import { TextField } from "@/ui/text-field";
import { beginEnrolment, confirmEnrolment, giveCode, givePassword, type Need } from "./api";
import { Gate } from "./gate";
import { findingOf, Refusal } from "./refusal";
import type { useEntering } from "./use-entering";
import styles from "./gate.module.css";

type Entering = ReturnType<typeof useEntering>;

const steps = { code: CodeStep, enrolment: EnrolmentStep, password: PasswordStep };

/** What a sign-in still needs; the way back to its beginning stays open. */
export function NextStep({ entering, need, company }: { entering: Entering; need: Need; company: string | undefined }) {
  const { t } = useTranslation("session");
  const leaving = useMutation({ mutationFn: signOut, onSettled: entering.restart });
  const Step = steps[need];
  return (
    <Gate title={t(`${need}.title`)} company={company}>
      <Step entering={entering} />
      <p className={styles.back}>
        <Button look="quiet" onClick={() => leaving.mutate()} busy={leaving.isPending}>{t("back")}</Button>
      </p>
    </Gate>
  );
}

/** A step that took too long begins again at the password. */
const lost = (problem: Problem | undefined) => problem?.code === "session.absent";

function CodeStep({ entering }: { entering: Entering }) {
  const { t } = useTranslation("session");
  const [recovery, setRecovery] = useState(false);
  const [code, setCode] = useState("");
  const giving = useMutation({ mutationFn: () => giveCode(code.trim()), onSuccess: entering.entered });
  const problem = giving.isError ? asProblem(giving.error) : undefined;
  const error = findingOf(problem, "code");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim()) giving.mutate();
  };
  const change = () => {
    setRecovery(!recovery);
    setCode("");
    giving.reset();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p className={styles.words}>{t(recovery ? "code.recoveryWords" : "code.words")}</p>
      {recovery
        ? <TextField key="recovery" label={t("code.recovery")} value={code} onValue={setCode} error={error} autoComplete="off" autoCapitalize="none" spellCheck={false} autoFocus placeholder="xxxx-xxxx-xxxx-xxxx" />
        : <CodeField key="code" value={code} onValue={setCode} error={error} />}
      {problem && !error && <Refusal problem={problem} />}
      {lost(problem)
        ? <Button look="primary" className={styles.submit} onClick={entering.restart}>{t("signIn.title")}</Button>
        : <Button type="submit" look="primary" className={styles.submit} busy={giving.isPending} disabled={!code.trim()}>{t("code.submit")}</Button>}
      <Button look="quiet" onClick={change}>{t(recovery ? "code.usePhone" : "code.useRecovery")}</Button>
    </form>
  );
}

function EnrolmentStep({ entering }: { entering: Entering }) {
  const { t } = useTranslation("session");
  const begun = useQuery({ queryKey: ["session", "enrolment"], queryFn: beginEnrolment, staleTime: Infinity, gcTime: 0, retry: false });
  const confirming = useMutation({ mutationFn: confirmEnrolment });
  const problem = confirming.isError ? asProblem(confirming.error) : undefined;
  if (confirming.data) return <RecoveryCodes codes={confirming.data.codes} onDone={() => void entering.again()} />;
  if (begun.isError) return <ProblemState error={begun.error} onRetry={() => void begun.refetch()} />;
  if (!begun.data) return <p className={styles.words} role="status">{t("preparing")}</p>;
  return (
    <>
      <p className={styles.words}>{t("enrolment.words")}</p>
      {problem && problem.findings.length === 0 && <Refusal problem={problem} />}
      <Enrolment enrolment={begun.data} busy={confirming.isPending} error={findingOf(problem, "code")} onCode={(code) => confirming.mutate(code)} />
    </>
  );
}

function PasswordStep({ entering }: { entering: Entering }) {
  const { t } = useTranslation("session");
  const [password, setPassword] = useState("");
  const giving = useMutation({ mutationFn: () => givePassword(password), onSuccess: entering.entered });
  const problem = giving.isError ? asProblem(giving.error) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password) giving.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p className={styles.words}>{t("password.words")}</p>
      <PasswordField label={t("password.fresh")} value={password} onValue={setPassword} error={findingOf(problem, "password")} hint={t("password.hint", { count: entering.minLength ?? 10 })} autoComplete="new-password" autoFocus />
      {problem && problem.findings.length === 0 && <Refusal problem={problem} />}
      <Button type="submit" look="primary" className={styles.submit} busy={giving.isPending} disabled={!password}>{t("password.submit")}</Button>
    </form>
  );
}

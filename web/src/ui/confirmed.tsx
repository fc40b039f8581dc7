import { useState, type ReactNode } from "react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asProblem } from "@/lib/api/problem";
import { confirmPassword } from "@/lib/api/session";
import { Button } from "./button";
import { Cancelled } from "./cancelled";
import { Dialog } from "./dialog";
import { PasswordField } from "./secrets/password-field";
import { toast } from "./toast";

interface Confirmed {
  /** Does it; where the server wants the password first, it is asked for and the act tried again. */
  confirmed: <T>(act: () => Promise<T>) => Promise<T>;
  /** The same for what no mutation waits for; what goes wrong is said in passing unless somebody takes it. */
  run: <T>(act: () => Promise<T>, done: (answer: T) => void, failed?: (problem: ReturnType<typeof asProblem>) => void) => void;
  busy: boolean;
  /** Stands where the dialog may appear. */
  asking: ReactNode;
}

interface Asked {
  go: () => void;
  stop: () => void;
}

/** Acts that the server does only after the password was shown a moment ago. */
export function useConfirmed(): Confirmed {
  const [asked, setAsked] = useState<Asked>();
  const [busy, setBusy] = useState(false);
  const confirmed: Confirmed["confirmed"] = async (act) => {
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
  const run: Confirmed["run"] = (act, done, failed) => {
    setBusy(true);
    confirmed(act).then(
      (answer) => { setBusy(false); done(answer); },
      (error: unknown) => {
        setBusy(false);
        if (error instanceof Cancelled) return;
        const problem = asProblem(error);
        if (failed) failed(problem);
        else toast(problem.detail ?? problem.message, { tone: "bad" });
      },
    );
  };
  return { confirmed, run, busy, asking: asked && <AskPassword onDone={asked.go} onClose={asked.stop} /> };
}

function AskPassword({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation("ui");
  const [password, setPassword] = useState("");
  const confirming = useMutation({ mutationFn: () => confirmPassword(password), onSuccess: onDone });
  const problem = confirming.error ? asProblem(confirming.error) : undefined;
  const submit = () => { if (password && !confirming.isPending) confirming.mutate(); };
  return (
    <Dialog title={t("confirm.title")} onSubmit={submit} onClose={onClose} actions={<><Button onClick={onClose}>{t("cancel")}</Button><Button look="primary" type="submit" busy={confirming.isPending} disabled={!password}>{t("confirm.action")}</Button></>}>
      <p>{t("confirm.words")}</p>
      <PasswordField label={t("confirm.password")} value={password} onValue={setPassword} error={problem && (problem.findings[0]?.message ?? problem.detail ?? problem.message)} autoComplete="current-password" autoFocus />
    </Dialog>
  );
}

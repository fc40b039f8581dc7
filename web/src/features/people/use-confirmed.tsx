import { useState, type ReactNode } from "react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asProblem } from "@/lib/api/problem";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { TextField } from "@/ui/text-field";
import { toast } from "@/ui/toast";
import { confirmPassword } from "./api";

interface Confirmed {
  /** Does it; where the server wants the password first, it is asked for and the act tried again. */
  run: <T>(act: () => Promise<T>, done: (answer: T) => void, failed?: (problem: ReturnType<typeof asProblem>) => void) => void;
  busy: boolean;
  /** Stands where the dialog may appear. */
  asking: ReactNode;
}

export function useConfirmed(): Confirmed {
  const [again, setAgain] = useState<() => void>();
  const [busy, setBusy] = useState(false);
  const run: Confirmed["run"] = (act, done, failed) => {
    setBusy(true);
    act().then(
      (answer) => { setBusy(false); done(answer); },
      (error: unknown) => {
        setBusy(false);
        const problem = asProblem(error);
        if (problem.code === "session.unconfirmed") setAgain(() => () => run(act, done, failed));
        else if (failed) failed(problem);
        else toast(problem.detail ?? problem.message, { tone: "bad" });
      },
    );
  };
  const asking = again && <Ask onDone={() => { setAgain(undefined); again(); }} onClose={() => setAgain(undefined)} />;
  return { run, busy, asking };
}

function Ask({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation("people");
  const [password, setPassword] = useState("");
  const confirming = useMutation({ mutationFn: confirmPassword, onSuccess: onDone });
  const problem = confirming.error ? asProblem(confirming.error) : undefined;
  const submit = () => { if (password && !confirming.isPending) confirming.mutate(password); };
  return (
    <Dialog title={t("confirm.title")} onSubmit={submit} onClose={onClose} actions={<><Button onClick={onClose}>{t("cancel")}</Button><Button look="primary" type="submit" busy={confirming.isPending}>{t("confirm.action")}</Button></>}>
      <p>{t("confirm.words")}</p>
      <TextField label={t("confirm.password")} type="password" autoComplete="current-password" autoFocus value={password} onValue={setPassword} error={problem && (problem.findings[0]?.message ?? problem.detail ?? problem.message)} />
    </Dialog>
  );
}

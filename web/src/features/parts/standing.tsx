import { useTranslation } from "react-i18next";
import { Inbox } from "lucide-react";
import { Problem, unreachable } from "@/lib/api/problem";
import { Button } from "@/ui/button";
import { JobLine } from "@/ui/job-line";
import { ProgressBar } from "@/ui/progress-bar";
import { ProblemState, State } from "@/ui/state";
import { toast } from "@/ui/toast";
import { Waiting } from "@/ui/waiting";
import { Group, Part } from "./part";
import styles from "./parts.module.css";

const problems = {
  refused: new Problem(403, { code: "access.refused" }),
  absent: new Problem(404, { code: "record.absent", trace: "4bf92f3577b34da6" }),
  offline: unreachable(undefined),
  failed: new Problem(500, { code: "server.failed", trace: "4bf92f3577b34da6" }),
};

const nothing = () => undefined;

/** How something stands: waiting, empty, failed, under way, done. */
export function Standing() {
  const { t } = useTranslation("parts");
  return (
    <Group title={t("standing")}>
      <Part name="Waiting"><Waiting rows={4} /></Part>
      <Part name="State"><State icon={<Inbox size={22} />} title={t("empty")} actions={<Button look="primary">{t("act")}</Button>}>{t("sentence")}</State></Part>
      {Object.entries(problems).map(([kind, problem]) => <Part key={kind} name={`ProblemState · ${kind}`}><ProblemState error={problem} onRetry={nothing} /></Part>)}
      <Part name="ProgressBar"><span className={styles.wide}><ProgressBar label={t("label")} share={0.42} /></span><span className={styles.wide}><ProgressBar label={t("label")} share={undefined} /></span></Part>
      <Part name="JobLine"><ul className={styles.wide}><JobLine title={t("label")} when={t("hint")} acts={<Button>{t("act")}</Button>}><span>{t("sentence")}</span></JobLine></ul></Part>
      <Part name="Toasts">
        <Button onClick={() => toast(t("sentence"))}>{t("toast.good")}</Button>
        <Button onClick={() => toast(t("sentence"), { action: { label: t("undo"), run: nothing } })}>{t("toast.undo")}</Button>
        <Button onClick={() => toast(t("wrong"), { tone: "bad" })}>{t("toast.bad")}</Button>
      </Part>
    </Group>
  );
}

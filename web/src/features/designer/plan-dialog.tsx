import { useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/button";
import { Obstacles, PlanView } from "./plan-view";
import type { Design } from "./use-design";
import styles from "./plan.module.css";

interface PlanDialogProps {
  design: Design;
  title: string;
  action: string;
  danger?: boolean;
}

/** Shows a plan where there is no drawer to show it in; open as long as something was asked. */
export function PlanDialog(props: PlanDialogProps) {
  const { planned, obstacles, problem } = props.design;
  return planned || obstacles.length > 0 || problem ? <Dialog {...props} /> : null;
}

function Dialog({ design, title, action, danger = false }: PlanDialogProps) {
  const { t } = useTranslation("designer");
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  const { planned, obstacles, problem } = design;
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={heading} onCancel={design.back}>
      <h2 id={heading} className={styles.title}>{planned ? title : t("plan.refused")}</h2>
      {planned && <PlanView plan={planned} />}
      <Obstacles items={obstacles} />
      {problem && <p className={styles.problem} role="alert">{problem.detail ?? problem.message}</p>}
      <div className={styles.actions}>
        <Button onClick={design.back} autoFocus={!planned}>{planned ? t("cancel") : t("close")}</Button>
        {planned && <Button look={danger ? "danger" : "primary"} busy={design.running} onClick={design.run} autoFocus>{action}</Button>}
      </div>
    </dialog>
  );
}

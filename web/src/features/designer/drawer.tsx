import type { FormEvent, ReactNode } from "react";
import { useId } from "react";
import { Drawer as Panel } from "@/ui/antd/drawer";
import { useTranslation } from "react-i18next";
import { X } from "lucide-react";
import { Button } from "@/ui/button";
import { PlanView } from "./plan-view";
import type { Design } from "./use-design";
import styles from "./form.module.css";

interface DrawerProps {
  title: string;
  design: Design;
  /** Says what the form wishes for; asked when it is handed in. */
  onAsk: () => void;
  onClose: () => void;
  /** Nothing to hand in yet, such as while a type is being chosen. */
  bare?: boolean;
  children: ReactNode;
}

/** A form at the side: what it would do is shown, and only then done. */
export function DesignDrawer({ title, design, onAsk, onClose, bare = false, children }: DrawerProps) {
  const { t } = useTranslation("designer");
  const form = useId();
  const { planned, problem } = design;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (planned) design.run();
    else if (!design.asking) onAsk();
  };
  return (
    <Panel
      open
      onClose={onClose}
      size={600}
      closable={false}
      title={<span className={styles.title}>{planned ? t("plan.title") : title}<Button look="quiet" icon={<X size={17} />} aria-label={t("close")} onClick={onClose} /></span>}
      styles={{ header: { padding: "10px 12px 10px 24px" }, body: { padding: "16px 24px 24px" } }}
      footer={bare ? undefined : (
        <div className={styles.foot}>
          <span className={styles.spring} />
          {planned ? <Button onClick={design.back}>{t("plan.back")}</Button> : <Button onClick={onClose}>{t("cancel")}</Button>}
          {planned
            ? <Button look="primary" type="submit" form={form} busy={design.running} autoFocus>{t("plan.run")}</Button>
            : <Button look="primary" type="submit" form={form} busy={design.asking}>{t("plan.ask")}</Button>}
        </div>
      )}
    >
      <form id={form} onSubmit={submit} noValidate>
        {problem && <p className={styles.problem} role="alert">{problem.detail ?? problem.message}</p>}
        {planned ? <PlanView plan={planned} /> : null}
        <div hidden={planned !== undefined}>{children}</div>
      </form>
    </Panel>
  );
}

import type { ReactNode } from "react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ChevronRight } from "lucide-react";
import type { ObjectSummary } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Steps, type Step } from "./steps";
import styles from "./frame.module.css";

interface FrameProps {
  object: ObjectSummary;
  title: string;
  step: Step;
  /** The import the steps belong to, once there is one, and whether its settings can still be changed. */
  id?: string;
  open?: boolean;
  children: ReactNode;
  foot?: ReactNode;
}

/** Every step stands in the same frame, so that the eye finds the way back, the steps and the next action in one place. */
export function Frame({ object, title, step, id, open = false, children, foot }: FrameProps) {
  const { t } = useTranslation("imports");
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div className={styles.heading}>
          <nav className={styles.trail} aria-label={t("trail")}>
            <Link to="/o/$object" params={{ object: object.name }} search={{}}>{say(object.plural)}</Link>
            <ChevronRight size={13} aria-hidden="true" />
            <Link to="/imports" search={{}}>{t("history.title")}</Link>
          </nav>
          <h1 className={styles.title} title={title}>{title}</h1>
        </div>
        <Steps object={object.name} now={step} id={id} open={open} />
      </header>
      <div key={step} className={styles.body}>{children}</div>
      {foot !== undefined && <footer className={styles.foot}>{foot}</footer>}
    </div>
  );
}

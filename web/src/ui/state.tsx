import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CloudOff, Lock, RotateCw, SearchX, TriangleAlert } from "lucide-react";
import { asProblem, type Problem } from "@/lib/api/problem";
import { Button } from "./button";
import styles from "./state.module.css";

interface StateProps {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}

/** What a screen says when it has nothing to show: why, and what one can do. */
export function State({ icon, title, children, actions }: StateProps) {
  return (
    <div className={styles.state} role="status">
      <span className={styles.icon}>{icon}</span>
      <h2 className={styles.title}>{title}</h2>
      {children !== undefined && <div className={styles.words}>{children}</div>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}

/** A failed request, told by its kind: no permission, absent, offline, or a fault with its trace id. */
export function ProblemState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation("ui");
  const problem = asProblem(error);
  const kind = kindOf(problem);
  const retry = kind === "refused" || kind === "absent" ? undefined : onRetry;
  return (
    <State
      icon={icons[kind]}
      title={t(`problem.${kind}.title`)}
      actions={retry && <Button icon={<RotateCw size={15} />} onClick={retry}>{t("retry")}</Button>}
    >
      <p>{kind === "failed" && problem.code !== "client.failed" ? (problem.detail ?? t("problem.failed.words")) : t(`problem.${kind}.words`)}</p>
      {problem.trace !== undefined && <p className={styles.trace}>{t("problem.trace", { trace: problem.trace })}</p>}
    </State>
  );
}

const icons = {
  refused: <Lock size={22} />,
  absent: <SearchX size={22} />,
  offline: <CloudOff size={22} />,
  failed: <TriangleAlert size={22} />,
};

function kindOf(problem: Problem): keyof typeof icons {
  if (problem.status === 403) return "refused";
  if (problem.status === 404) return "absent";
  return problem.code === "network.unreachable" ? "offline" : "failed";
}

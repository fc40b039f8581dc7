import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Problem } from "@/lib/api/problem";
import styles from "./gate.module.css";

/** Why the door stayed shut, in words that say what to do next. */
export function Refusal({ problem }: { problem: Problem }) {
  const { t } = useTranslation("session");
  return <p className={styles.refusal} role="alert">{refusalOf(problem, t)}</p>;
}

function refusalOf(problem: Problem, t: TFunction<"session">): string {
  if (problem.code === "session.refused") return t("refused");
  if (problem.code === "session.delayed") return t("delayed", { seconds: Number(problem.params.seconds ?? 30) });
  if (problem.code === "network.unreachable") return t("unreachable");
  return problem.detail ?? problem.message;
}

/** What is wrong with one field. */
export function findingOf(problem: Problem | undefined, field: string): string | undefined {
  return problem?.findings.find((one) => one.field === field)?.message;
}

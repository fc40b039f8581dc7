import type { TFunction } from "i18next";
import type { Problem } from "@/lib/api/problem";

/** Why the door stayed shut, in words that say what to do next. */
export function refusalOf(problem: Problem, t: TFunction<"session">): string {
  if (problem.code === "session.refused") return t("refused");
  if (problem.code === "session.delayed") return t("delayed", { seconds: Number(problem.params.seconds ?? 30) });
  if (problem.code === "network.unreachable") return t("unreachable");
  return problem.detail ?? problem.message;
}

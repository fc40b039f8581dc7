import type { TFunction } from "i18next";
import { asProblem } from "@/lib/api/problem";

export interface Said {
  title: string;
  words: string | undefined;
}

/** A refusal as a heading and a sentence that says what to do. The server's own detail already does; the rest is ours. */
export function saidOf(error: unknown, t: TFunction<"imports">): Said {
  const problem = asProblem(error);
  if (problem.code === "network.unreachable") return { title: t("refused.offline"), words: t("refused.offline.remedy") };
  if (problem.status === 403) return { title: t("refused.rights"), words: problem.detail ?? t("refused.rights.remedy") };
  if (problem.status === 413 && problem.detail === undefined) return { title: t("refused.large"), words: t("refused.large.remedy") };
  const title = problem.message.startsWith("HTTP ") || problem.message === problem.code ? t("refused.server") : problem.message;
  const words = problem.detail ?? problem.findings.map(({ message }) => message).join(" ");
  if (words !== "" && words !== title) return { title, words };
  return { title, words: problem.status >= 500 || problem.status === 0 ? t("refused.server.remedy") : undefined };
}

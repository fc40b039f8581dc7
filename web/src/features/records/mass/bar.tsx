import { useTranslation } from "react-i18next";
import { ProgressBar } from "@/ui/progress-bar";
import type { Mass } from "./api";

/** How far it is. Taking back has no known end, so it only moves. */
export function Bar({ mass: { progress, state } }: { mass: Mass }) {
  const { t } = useTranslation("records");
  return <ProgressBar label={t("mass.progress")} share={state === "running" && progress.total > 0 ? progress.done / progress.total : undefined} />;
}

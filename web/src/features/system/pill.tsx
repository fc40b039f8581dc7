import { useTranslation } from "react-i18next";
import type { Webhook } from "./api";
import styles from "./system.module.css";

/** How a webhook is doing, in a word. */
export function Pill({ hook: { active, health } }: { hook: Webhook }) {
  const { t } = useTranslation("system");
  const state = !active ? "off" : health.state;
  return <span className={styles.pill} data-tone={state === "ok" ? "good" : state === "failing" ? "warn" : "quiet"}>{t(`state.${state}`)}</span>;
}

import { Link } from "@tanstack/react-router";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ChevronRight, Gauge, HeartPulse, Infinity as Cycle, Lock, Route, ScrollText, Shapes, ShieldCheck, Shuffle, Timer, TriangleAlert, UsersRound, Waves, Webhook } from "lucide-react";
import { objectsQuery } from "@/lib/api/objects";
import { meQuery } from "@/lib/api/session";
import { State } from "@/ui/state";
import { isAdministrator } from "./rights";
import styles from "./settings-page.module.css";

/** Where the settings are, as far as one may change them. */
export function SettingsPage() {
  const { t } = useTranslation("app");
  const { data: objects } = useSuspenseQuery(objectsQuery);
  const { data: me } = useSuspenseQuery(meQuery);
  const keeps = isAdministrator(me);
  const mayDesign = objects.items.some(({ rights }) => rights.configure);
  const keepsPipelines = objects.items.some(({ name, rights }) => name === "pipeline" && rights.edit);
  const keepsPools = objects.items.some(({ name, rights }) => name === "pool" && rights.edit);
  const keepsLifecycle = objects.items.some(({ name, rights }) => name === "lifecycle_rule" && rights.edit);
  const keepsAllocation = objects.items.some(({ name, rights }) => name === "allocation_rule" && rights.edit);
  const keepsTargets = objects.items.some(({ name, rights }) => name === "response_target" && rights.edit);
  const keepsScoring = objects.items.some(({ name, rights }) => name === "score_rule" && rights.edit);
  const keepsWarnings = objects.items.some(({ name, rights }) => name === "warning_rule" && rights.edit);
  const places = [
    { to: "/settings/people", name: "people", icon: <UsersRound size={18} />, open: isAdministrator(me) },
    { to: "/settings/objects", name: "objects", icon: <Shapes size={18} />, open: mayDesign },
    { to: "/settings/pipelines", name: "pipelines", icon: <Route size={18} />, open: keepsPipelines },
    { to: "/settings/pools", name: "pools", icon: <Waves size={18} />, open: keepsPools },
    { to: "/settings/lifecycle", name: "lifecycle", icon: <Cycle size={18} />, open: keepsLifecycle },
    { to: "/settings/allocation", name: "allocation", icon: <Shuffle size={18} />, open: keepsAllocation },
    { to: "/settings/scoring", name: "scoring", icon: <Gauge size={18} />, open: keepsScoring },
    { to: "/settings/response", name: "response", icon: <Timer size={18} />, open: keepsTargets },
    { to: "/settings/warnings", name: "warnings", icon: <TriangleAlert size={18} />, open: keepsWarnings },
    { to: "/settings/webhooks", name: "webhooks", icon: <Webhook size={18} />, open: keeps },
    { to: "/settings/health", name: "health", icon: <HeartPulse size={18} />, open: keeps },
    { to: "/settings/audit", name: "audit", icon: <ScrollText size={18} />, open: isAdministrator(me) },
    { to: "/settings/security", name: "security", icon: <ShieldCheck size={18} />, open: true },
  ] as const;
  const open = places.filter((place) => place.open);
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t("settings")}</h1>
      {open.length === 0 && <State icon={<Lock size={22} />} title={t("settings.none")} />}
      <ul className={styles.list}>
        {open.map(({ to, name, icon }) => (
          <li key={to}>
            <Link to={to} className={styles.place} aria-label={t(name)}>
              <span className={styles.icon} aria-hidden="true">{icon}</span>
              <span className={styles.said}><strong>{t(name)}</strong><span>{t(`settings.${name}`)}</span></span>
              <ChevronRight size={16} aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { TrendingUp } from "lucide-react";
import { objectsQuery } from "@/lib/api/objects";
import { say } from "@/lib/i18n/i18n";
import { Select } from "@/ui/form";
import { Page } from "@/ui/page";
import { State } from "@/ui/state";
import type { PerformanceSearch } from "./api";
import { FiguresTab } from "./figures-tab";
import { ForecastTab } from "./forecast-tab";
import { GoalsTab } from "./goals-tab";
import styles from "./performance.module.css";

const models = ["opportunity", "quick_order", "project"];
const tabs = ["figures", "goals", "forecast"] as const;

/** How selling goes, in figures that say what they mean and lead to their records; goals; the forecast. */
export function PerformancePage() {
  const { t } = useTranslation("performance");
  const search = useSearch({ from: "/shell/performance" });
  const navigate = useNavigate();
  const go = (next: PerformanceSearch) => void navigate({ to: "/performance", search: { ...search, ...next } });
  const { data: objects } = useSuspenseQuery(objectsQuery);
  const known = objects.items.filter(({ name }) => models.includes(name));
  const object = known.find(({ name }) => name === search.object) ?? known[0];
  if (object === undefined) return <State icon={<TrendingUp size={22} />} title={t("noDeals")}>{t("noDeals.words")}</State>;
  const tab = tabs.find((one) => one === search.tab) ?? "figures";
  const links = tabs.map((one) => <Link key={one} to="/performance" search={{ ...search, tab: one === "figures" ? undefined : one }} activeOptions={{ exact: true, includeSearch: true }}>{t(`tab.${one}`)}</Link>);
  return (
    <Page
      title={t("title")}
      tabs={{ label: t("tabs"), links }}
      beside={tab !== "goals" && known.length > 1 && <Select aria-label={t("object")} value={object.name} onChange={(event) => go({ object: event.target.value })}>{known.map((one) => <option key={one.name} value={one.name}>{say(one.plural)}</option>)}</Select>}
    >
      <div className={styles.page}>
        {tab === "goals" ? <GoalsTab objects={objects.items} />
          : tab === "forecast" ? <ForecastTab object={object.name} objects={objects.items} />
          : <FiguresTab object={object} search={search} onSearch={go} />}
      </div>
    </Page>
  );
}

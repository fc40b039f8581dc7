import { useNavigate, useSearch } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { CopyCheck } from "lucide-react";
import { overviewsQuery, type Overview } from "@/lib/api/duplicates";
import { objectsQuery } from "@/lib/api/objects";
import { say } from "@/lib/i18n/i18n";
import { Segments } from "@/ui/segments";
import { ProblemState, State } from "@/ui/state";
import { Head } from "./head";
import { ModelCard } from "./model-card";
import { Queue } from "./queue";
import { Rules } from "./rules";
import { Waiting } from "@/ui/waiting";
import styles from "./duplicates.module.css";

export interface DuplicatesSearch {
  object?: string;
  tab?: string;
  state?: string;
  order?: string;
  /** Only the pairs of this record. */
  record?: string | undefined;
}

/** One record per customer: what may be double, how that is judged, and by which rules. */
export function DuplicatesPage() {
  const { t } = useTranslation("duplicates");
  const search: DuplicatesSearch = useSearch({ from: "/shell/duplicates" });
  const navigate = useNavigate();
  const go = (next: DuplicatesSearch) => void navigate({ to: "/duplicates", search: { ...search, ...next } });
  const overviews = useQuery({ ...overviewsQuery, refetchInterval: ({ state }) => (state.data?.items.some(isBusy) ? 2000 : 30_000) });
  const objects = useQuery(objectsQuery);
  if (overviews.isPending || objects.isPending) return <Waiting rows={8} />;
  if (!overviews.data || !objects.data) return <ProblemState error={overviews.error ?? objects.error} onRetry={() => void overviews.refetch()} />;
  const configurable = objects.data.items.filter(({ rights, navigation }) => rights.configure === true && navigation);
  const names = [...new Set([...overviews.data.items.map(({ object }) => object), ...configurable.map(({ name }) => name)])];
  const chosen = names.includes(search.object ?? "") ? search.object : names[0];
  if (chosen === undefined) return <State icon={<CopyCheck size={22} />} title={t("none.title")}>{t("none.words")}</State>;
  const overview = overviews.data.items.find(({ object }) => object === chosen);
  const label = overview?.label ?? configurable.find(({ name }) => name === chosen)?.plural;
  const mayConfigure = configurable.some(({ name }) => name === chosen);
  const tabs = ["queue", "model", ...(mayConfigure ? ["rules"] : [])];
  const tab = tabs.includes(search.tab ?? "") ? (search.tab ?? "queue") : overview ? "queue" : "rules";
  return (
    <div className={styles.page}>
      <Head
        objects={names.map((name) => ({ name, label: say(objects.data.items.find((one) => one.name === name)?.plural ?? { zh: name, en: name }) }))}
        chosen={chosen}
        overview={overview}
        mayScan={mayConfigure && overview !== undefined}
        onChoose={(object) => go({ object, tab, record: undefined })}
      />
      <div className={styles.tabs}>
        <Segments label={t("tab")} bare value={tab} options={tabs.map((value) => ({ value, label: t(`tab.${value}`) }))} onChoose={(value) => go({ object: chosen, tab: value })} />
      </div>
      {tab === "rules" && mayConfigure ? <Rules key={chosen} object={chosen} />
        : !overview ? <State icon={<CopyCheck size={22} />} title={t("off.title", { object: label ? say(label) : chosen })}>{t("off.words")}</State>
        : tab === "model" ? <ModelCard overview={overview} />
        : <Queue key={chosen} overview={overview} search={search} onSearch={go} />}
    </div>
  );
}

const isBusy = ({ waiting, building }: Overview) => waiting > 0 || building !== null;

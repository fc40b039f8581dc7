import { Link, useSearch } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Lock, Plus } from "lucide-react";
import { objectsQuery } from "@/lib/api/objects";
import { Button } from "@/ui/button";
import { Page } from "@/ui/page";
import { ProblemState, State } from "@/ui/state";
import { Waiting } from "@/ui/waiting";
import { BinView } from "./bin-view";
import { HistoryView } from "./history-view";
import { NewObject } from "./new-object";
import { ObjectTable } from "./object-table";
import { mayDesign } from "./rights";

const exactly = { exact: true };
/** The object that definitions themselves are kept in; it is part of the product and cannot be changed. */
const own = "definition";
const tabs = ["list", "history", "bin"] as const;

/** Settings → Objects: all there are, what became of them, and what was thrown away. */
export function ObjectsPage() {
  const { t } = useTranslation("designer");
  const { tab } = useSearch({ from: "/shell/settings/objects" });
  const objects = useQuery(objectsQuery);
  const [making, setMaking] = useState(false);
  if (objects.isPending) return <Waiting />;
  if (!objects.data) return <ProblemState error={objects.error} onRetry={() => void objects.refetch()} />;
  const items = objects.data.items.filter(({ name }) => name !== own);
  if (!mayDesign(items)) return <State icon={<Lock size={22} />} title={t("refused.title")}>{t("refused.words")}</State>;
  const shown = tabs.find((one) => one === tab) ?? "list";
  return (
    <Page
      title={t("objects.title")}
      words={t("objects.words")}
      beside={<Button look="primary" icon={<Plus size={16} />} onClick={() => setMaking(true)}>{t("objects.new")}</Button>}
      tabs={{
        label: t("objects.parts"),
        links: tabs.map((one) => (
          <Link key={one} to="/settings/objects" search={one === "list" ? {} : { tab: one }} activeOptions={exactly} aria-current={one === shown ? "page" : undefined}>{t(`objects.tab.${one}`)}</Link>
        )),
      }}
    >
      {shown === "list" && <ObjectTable objects={items} />}
      {shown === "history" && <HistoryView />}
      {shown === "bin" && <BinView />}
      {making && <NewObject onClose={() => setMaking(false)} />}
    </Page>
  );
}

import { Link } from "@tanstack/react-router";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { BookA, ScanSearch } from "lucide-react";
import { overviewsQuery, scan, type Overview } from "@/lib/api/duplicates";
import { asProblem } from "@/lib/api/problem";
import { formatNumber } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Select } from "@/ui/form";
import { toast } from "@/ui/toast";
import styles from "./duplicates.module.css";

interface HeadProps {
  objects: { name: string; label: string }[];
  chosen: string;
  overview: Overview | undefined;
  mayScan: boolean;
  onChoose: (object: string) => void;
}

/** Of which object, how far the search has come, and the way to the names. */
export function Head({ objects, chosen, overview, mayScan, onChoose }: HeadProps) {
  const { t } = useTranslation("duplicates");
  const queries = useQueryClient();
  const scanning = useMutation({
    mutationFn: () => scan(chosen),
    onSuccess: ({ waiting }) => {
      toast(t("scan.begun", { count: waiting, shown: number(waiting) }));
      void queries.invalidateQueries({ queryKey: overviewsQuery.queryKey });
    },
    onError: (error) => toast(asProblem(error).message, { tone: "bad" }),
  });
  return (
    <header className={styles.head}>
      <h1>{t("title")}</h1>
      <Select aria-label={t("object")} value={chosen} onChange={(event) => onChoose(event.target.value)}>
        {objects.map(({ name, label }) => <option key={name} value={name}>{label}</option>)}
      </Select>
      <p className={styles.progress} role="status">{progress(overview, t)}</p>
      <span className={styles.acts}>
        <Link to="/o/$object" params={{ object: "name_alias" }} search={{}} className={styles.way}><BookA size={15} aria-hidden="true" /> {t("aliases")}</Link>
        {mayScan && <Button icon={<ScanSearch size={15} />} busy={scanning.isPending} onClick={() => scanning.mutate()}>{t("scan")}</Button>}
      </span>
    </header>
  );
}

function progress(overview: Overview | undefined, t: (key: string, values?: Record<string, unknown>) => string): string {
  if (!overview) return "";
  if (overview.building !== null) return t("building", { shown: number(overview.building) });
  return overview.waiting > 0 ? t("waiting", { shown: number(overview.waiting) }) : "";
}

const number = (count: number) => formatNumber(count, language(), 0);

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ListChecks } from "lucide-react";
import { formatMoment } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { JobLine } from "@/ui/job-line";
import { Page } from "@/ui/page";
import { ProblemState, State } from "@/ui/state";
import { RowsSkeleton } from "../list/skeleton";
import { isActive, massListQuery, type Mass } from "./api";
import { Bar } from "./bar";
import { Acts } from "./dock";
import { useMassWords } from "./words";

/** Every act on many records there was: what, who, how it ended, and the way back. */
export function MassPage() {
  const { t } = useTranslation("records");
  const acts = useQuery(massListQuery);
  return (
    <Page title={t("mass.page")}>
      {acts.isPending && <RowsSkeleton />}
      {acts.isError && !acts.data && <ProblemState error={acts.error} onRetry={() => void acts.refetch()} />}
      {acts.data?.items.length === 0 && <State icon={<ListChecks size={22} />} title={t("mass.none")}>{t("mass.none.words")}</State>}
      {acts.data && acts.data.items.length > 0 && (
        <ul aria-label={t("mass.page")}>{acts.data.items.map((one) => <Line key={one.id} mass={one} />)}</ul>
      )}
    </Page>
  );
}

function Line({ mass }: { mass: Mass }) {
  const { t } = useTranslation("records");
  const { titleOf, resultOf } = useMassWords();
  const when = <>{mass.createdBy?.title ?? t("somebody.system")} · <time dateTime={mass.createdAt}>{formatMoment(mass.createdAt, language())}</time></>;
  return (
    <JobLine title={titleOf(mass)} when={when} acts={<Acts mass={mass} bare />}>
      {isActive(mass) && <Bar mass={mass} />}
      <span>{resultOf(mass)}</span>
    </JobLine>
  );
}

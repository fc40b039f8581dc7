import { useTranslation } from "react-i18next";
import { ChevronsDownUp, ChevronsUpDown } from "lucide-react";
import type { Field } from "@/lib/api/types";
import { Button } from "@/ui/button";
import { ProblemState } from "@/ui/state";
import { Grid, type GridProps } from "../grid/grid";
import { summable } from "../grid/groups/api";
import { useGroups } from "../grid/groups/use-groups";
import { RowsSkeleton } from "./skeleton";
import type { Listing } from "./use-listing";
import styles from "./grouped.module.css";

type GroupedProps = Omit<GridProps, "rows" | "hasMore" | "onNear" | "groups"> & { listing: Listing; field: Field };

/** Rows under the values that they share, with what each group comes to; a group opens to its rows. */
export function Grouped({ listing, field, ...grid }: GroupedProps) {
  const { t } = useTranslation("grid");
  const { definition, columns } = grid;
  const shown = columns.order.flatMap((name) => definition.fields.find((one) => one.name === name) ?? []);
  const groups = useGroups(definition.name, field, summable(shown), listing.asked);
  if (groups.query.isError && !groups.query.data) return <ProblemState error={groups.query.error} onRetry={() => void groups.query.refetch()} />;
  if (!groups.query.data) return <RowsSkeleton />;
  const { data } = groups.query;
  return (
    <>
      <div className={styles.bar}>
        <Button look="quiet" icon={groups.anyOpen ? <ChevronsDownUp size={15} /> : <ChevronsUpDown size={15} />} onClick={() => groups.every(!groups.anyOpen)}>{t(groups.anyOpen ? "group.close" : "group.open")}</Button>
        {data.more && <span role="note">{t("group.many", { count: data.groups.length })}</span>}
      </div>
      {groups.failed ? <ProblemState error={groups.failed} /> : <Grid {...grid} rows={groups.rows} hasMore={false} onNear={nothing} groups={{ lines: groups.lines, field, onToggle: groups.toggle, onMore: groups.more }} />}
    </>
  );
}

const nothing = () => undefined;

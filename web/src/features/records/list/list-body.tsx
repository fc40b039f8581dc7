import { useMemo } from "react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Inbox, PanelRight, Plus, RotateCcw, SearchX, Trash2, Upload } from "lucide-react";
import type { ObjectDefinition, RecordRow } from "@/lib/api/types";
import { meQuery } from "@/lib/api/session";
import { say } from "@/lib/i18n/i18n";
import { useNarrow } from "@/lib/use-narrow";
import { Button } from "@/ui/button";
import { ProblemState, State } from "@/ui/state";
import type { useColumns } from "../grid/columns";
import { Grid } from "../grid/grid";
import type { Selection } from "../grid/selection";
import { turnSort } from "../grid/sorting";
import { tinter } from "../grid/tint";
import { useRemoval } from "../removal";
import { Cards } from "./cards";
import { Grouped } from "./grouped";
import { RowsSkeleton } from "./skeleton";
import type { Listing } from "./use-listing";

interface ListBodyProps {
  definition: ObjectDefinition;
  listing: Listing;
  columns: ReturnType<typeof useColumns>;
  selection: Selection;
  onCreate: () => void;
}

export function ListBody({ definition, listing, columns, selection, onCreate }: ListBodyProps) {
  const { t } = useTranslation("records");
  const navigate = useNavigate();
  const narrow = useNarrow();
  const { remove, restore } = useRemoval(definition.name);
  const { data: me } = useSuspenseQuery(meQuery);
  const { tints } = columns.columns;
  const tintOf = useMemo(() => tinter(tints, definition, me.user.id), [tints, definition, me.user.id]);
  const { query, rows, binned } = listing;
  if (query.isError && !query.data) return <ProblemState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <RowsSkeleton />;
  if (rows.length === 0 && !query.hasNextPage) return <Nothing definition={definition} listing={listing} onCreate={onCreate} />;

  const open = (id: string) => void navigate({ to: "/o/$object/$id", params: { object: definition.name, id }, search: listing.search.at === undefined ? {} : { at: listing.search.at } });
  // Beside a list of the past there would be a record of today.
  const peek = (id: string | undefined) => (listing.past ? undefined : listing.change({ peek: id }));
  const actions = (row: RecordRow) => listing.past ? null : binned
    ? <Button look="quiet" icon={<RotateCcw size={15} />} aria-label={t("restore")} title={t("restore")} onClick={() => restore.mutate([row.id])} />
    : (
      <>
        <Button look="quiet" icon={<PanelRight size={15} />} aria-label={t("peek")} title={t("peek")} onClick={() => peek(row.id)} />
        {definition.rights.delete && <Button look="quiet" icon={<Trash2 size={15} />} aria-label={t("delete")} title={t("delete")} onClick={() => remove.mutate([row.id])} />}
      </>
    );
  if (narrow) return <Cards definition={definition} rows={rows} now={!listing.past && !binned} hasMore={query.hasNextPage} onNear={listing.more} />;
  const grid = {
    definition,
    tense: listing.past ? "past" as const : binned ? "binned" as const : "now" as const,
    columns: columns.columns,
    onColumns: columns.change,
    sort: listing.sort,
    onSort: (field: string, several: boolean) => listing.change({ sort: turnSort(listing.sort, field, several) }),
    selection,
    peeked: listing.search.peek,
    onPeek: peek,
    onOpen: open,
    actions,
    stale: query.isPlaceholderData,
    tintOf,
  };
  const group = definition.fields.find(({ name }) => name === columns.columns.group);
  if (group && !listing.past) return <Grouped key={group.name} {...grid} listing={listing} field={group} />;
  return <Grid {...grid} rows={rows} hasMore={query.hasNextPage} onNear={listing.more} />;
}

function Nothing({ definition, listing, onCreate }: Pick<ListBodyProps, "definition" | "listing" | "onCreate">) {
  const { t } = useTranslation("records");
  const navigate = useNavigate();
  const objects = say(definition.plural);
  if (listing.filtered) {
    return (
      <State icon={<SearchX size={22} />} title={t("none.filtered", { objects })} actions={<Button onClick={() => listing.change({ q: undefined, where: undefined })}>{t("none.showAll")}</Button>}>
        {t("none.filtered.words")}
      </State>
    );
  }
  if (listing.binned) return <State icon={<Trash2 size={22} />} title={t("bin.empty")}>{t("bin.empty.words")}</State>;
  if (listing.past) return <State icon={<Inbox size={22} />} title={t("past.list.none", { objects })} />;
  const { rights } = definition;
  return (
    <State
      icon={<Inbox size={22} />}
      title={t("none", { objects })}
      actions={
        <>
          {rights.import && <Button look="primary" icon={<Upload size={15} />} onClick={() => void navigate({ to: "/o/$object/import", params: { object: definition.name } })}>{t("import")}</Button>}
          {rights.create && <Button icon={<Plus size={15} />} onClick={onCreate}>{t("create", { object: say(definition.label) })}</Button>}
        </>
      }
    >
      {t("none.words", { objects })}
    </State>
  );
}

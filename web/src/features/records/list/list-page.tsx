import { lazy, Suspense, useMemo, useState, type ComponentType } from "react";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Navigate, useParams, useSearch } from "@tanstack/react-router";
import { objectQuery } from "@/lib/api/objects";
import { meQuery } from "@/lib/api/session";
import type { ObjectDefinition, Way } from "@/lib/api/types";
import { viewsQuery, withOffer } from "@/lib/api/views";
import { useNarrow } from "@/lib/use-narrow";
import { ProblemState } from "@/ui/state";
import { LazyFormDrawer } from "../form/lazy-form-drawer";
import { useColumns } from "../grid/columns";
import { noSelection, useSelection } from "../grid/selection";
import { tintFields } from "../grid/tint";
import { viewOf } from "../views/view";
import { BulkBar } from "./bulk-bar";
import { FilterBar } from "./filter-bar";
import { ListBody } from "./list-body";
import { PastList } from "../past/past-list";
import { Skeleton } from "./skeleton";
import { Toolbar } from "./toolbar";
import { begins, useListing } from "./use-listing";
import styles from "./list-page.module.css";

const Peek = lazy(async () => ({ default: (await import("../page/peek")).Peek }));

/** Another way to show the records that a question means. */
type Shown = ComponentType<{ definition: ObjectDefinition; where: string | undefined; q: string | undefined; by?: string | undefined }>;
type Ways = Record<Exclude<Way, "list">, Shown>;

const known: Way[] = ["list", "board", "calendar", "funnel"];
const wayOf = (asked: string | undefined): Way | undefined => known.find((way) => way === asked);

export function ListPage({ ways }: { ways: Ways }) {
  const { object } = useParams({ from: "/shell/o/$object" });
  const given = useSearch({ from: "/shell/o/$object" });
  const definition = useQuery(objectQuery(object));
  const views = useQuery(viewsQuery(object));
  const offered = useMemo(() => definition.data && withOffer(definition.data, views.data), [definition.data, views.data]);
  if (definition.isError) return <ProblemState error={definition.error} onRetry={() => void definition.refetch()} />;
  // Without an answer the views of everybody are there all the same.
  if (!offered || views.isPending) return <Skeleton />;
  if (offered.usual?.view && begins(given)) return <Navigate to="/o/$object" params={{ object }} search={{ ...given, view: offered.usual.view }} replace />;
  return <RecordList key={object} definition={offered} ways={ways} />;
}

function RecordList({ definition, ways }: { definition: ObjectDefinition; ways: Ways }) {
  const { data: me } = useSuspenseQuery(meQuery);
  const narrow = useNarrow();
  const given = useSearch({ from: "/shell/o/$object" });
  const view = viewOf(definition, given);
  const columns = useColumns(definition, me.user.id, given.deleted === "1", view);
  const listing = useListing(definition, [...columns.columns.order, ...tintFields(columns.columns.tints, definition)]);
  const chosen = useSelection(listing.question);
  const selection = listing.past ? noSelection : chosen;
  const [creating, setCreating] = useState(false);
  const { peek } = listing.search;
  const as = wayOf(listing.search.as) ?? view?.look?.as ?? undefined;
  const Other = (as === "board" || as === "calendar" || as === "funnel") && !listing.binned && !listing.past ? ways[as] : undefined;
  return (
    <div className={styles.page}>
      <div className={styles.list}>
        <Toolbar definition={definition} listing={listing} columns={columns} as={as ?? "list"} onCreate={() => setCreating(true)} />
        {listing.search.at !== undefined && <PastList at={listing.search.at} listing={listing} />}
        {selection.ids.size > 0
          ? <BulkBar definition={definition} selection={selection} listing={listing} columns={columns.columns.order} />
          : <FilterBar definition={definition} listing={listing} columns={columns.columns} changed={columns.changed} as={as} view={view} />}
        {Other
          ? <Suspense fallback={<Skeleton />}><Other definition={definition} where={listing.search.where} q={listing.search.q} by={view?.look?.by ?? undefined} /></Suspense>
          : <ListBody definition={definition} listing={listing} columns={columns} selection={selection} onCreate={() => setCreating(true)} />}
      </div>
      {peek !== undefined && !narrow && <Suspense fallback={null}><Peek definition={definition} id={peek} onClose={() => listing.change({ peek: undefined })} /></Suspense>}
      {creating && <LazyFormDrawer definition={definition} onClose={() => setCreating(false)} />}
    </div>
  );
}

import { useTranslation } from "react-i18next";
import { X } from "lucide-react";
import { Clauses } from "@/fields/criteria/clauses";
import type { ObjectDefinition, View, Way } from "@/lib/api/types";
import { byName, type Clause } from "@/lib/criteria/clause";
import { fromCel } from "@/lib/criteria/read";
import { toCel } from "@/lib/criteria/write";
import { Button } from "@/ui/button";
import type { Columns } from "../grid/columns";
import { SaveView } from "../views/save-view";
import { ViewBar } from "../views/view-bar";
import { differs } from "../views/view";
import { useAsked } from "./use-asked";
import type { Listing } from "./use-listing";
import styles from "./filter-bar.module.css";

interface FilterBarProps {
  definition: ObjectDefinition;
  listing: Listing;
  columns: Columns;
  /** Columns or their look are not those of the view any more. */
  changed: boolean;
  /** As what the records are shown. */
  as: Way | undefined;
  view: View | undefined;
}

/** Saved views on the left, then the conditions; what the bar says is what the address holds. */
export function FilterBar({ definition, listing, columns, changed, as, view }: FilterBarProps) {
  const { t } = useTranslation("records");
  const { where = "" } = listing.search;
  const asked = useAsked(definition);
  const fields = byName(asked);
  const same = view !== undefined && view.where === where;
  const clauses = fromCel(where, fields);
  const set = (next: Clause[]) => listing.change({ where: toCel(next, fields) || undefined });
  return (
    <div className={styles.bar}>
      {!listing.binned && definition.views.length > 0 && <ViewBar definition={definition} listing={listing} view={view} />}
      {clauses === undefined && !same && (
        <span className={styles.chip} title={where}>
          <code className={styles.code}>{where}</code>
          <button type="button" className={styles.remove} aria-label={t("filter.remove", { field: where })} onClick={() => listing.change({ where: undefined })}><X size={13} /></button>
        </span>
      )}
      {clauses !== undefined && <Clauses fields={asked} clauses={same ? [] : clauses} onChange={(next) => set(same ? [...clauses, ...next] : next)} />}
      {!same && where !== "" && <Button look="quiet" onClick={() => listing.change({ where: undefined })}>{t("filter.clear")}</Button>}
      {!listing.binned && !listing.past && (differs(view, listing.search) || changed || (as ?? "list") !== (view?.look?.as ?? "list")) && <SaveView definition={definition} listing={listing} columns={columns} as={as} view={view} />}
    </div>
  );
}

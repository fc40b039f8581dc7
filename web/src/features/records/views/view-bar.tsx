import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { ChevronDown, Lock } from "lucide-react";
import type { ObjectDefinition, View } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Popover } from "@/ui/popover";
import type { Listing } from "../list/use-listing";
import styles from "./views.module.css";

const ViewMenu = lazy(async () => ({ default: (await import("./view-menu")).ViewMenu }));

interface ViewBarProps {
  definition: ObjectDefinition;
  listing: Listing;
  view: View | undefined;
}

/** The views one finds, everybody's and one's own, and the way to what can be done with them. */
export function ViewBar({ definition, listing, view }: ViewBarProps) {
  const { t } = useTranslation("records");
  const [open, setOpen] = useState(false);
  const { where = "" } = listing.search;
  return (
    <div className={styles.views}>
      <div className={styles.names} role="group" aria-label={t("views")}>
        <button type="button" aria-pressed={view === undefined && where === ""} onClick={() => listing.change({ view: undefined, where: undefined, sort: undefined, as: undefined })}>{t("views.all")}</button>
        {definition.views.map((one) => (
          <button key={one.name} type="button" aria-pressed={one === view} title={one.own ? t("views.own.words") : undefined} onClick={() => listing.change({ view: one.name, where: one.where || undefined, sort: one.sort || undefined, as: undefined })}>
            {one.own && <Lock size={11} aria-hidden="true" />}{say(one.label)}
          </button>
        ))}
      </div>
      <Popover open={open} onOpenChange={setOpen} placement="bottomLeft" padding={10} content={<Suspense fallback={null}><ViewMenu definition={definition} listing={listing} /></Suspense>}>
        <Button look="quiet" icon={<ChevronDown size={15} />} aria-label={t("views.menu")} title={t("views.menu")} aria-expanded={open} />
      </Popover>
    </div>
  );
}

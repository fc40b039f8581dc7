import { Link } from "@tanstack/react-router";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { favouritesQuery, recentsQuery } from "@/lib/api/bookmarks";
import { objectsQuery } from "@/lib/api/objects";
import type { FoundItem } from "@/lib/api/types";
import { ObjectIcon } from "@/ui/object-icon";
import styles from "./navigation.module.css";

const usual = { favourites: 8, recents: 5 };

/** Records at hand: those one keeps, and those one had open last. Nothing is said where there are none. */
export function Shelves({ onChosen, shown = usual }: { onChosen?: () => void; shown?: { favourites: number; recents: number } }) {
  const { t } = useTranslation("app");
  const favourites = useQuery(favouritesQuery).data ?? [];
  const recents = useQuery(recentsQuery).data ?? [];
  const kept = new Set(favourites.map(({ id }) => id));
  return (
    <>
      <Shelf label={t("favourites")} items={favourites.slice(0, shown.favourites)} onChosen={onChosen} />
      <Shelf label={t("recents")} items={recents.filter(({ id }) => !kept.has(id)).slice(0, shown.recents)} onChosen={onChosen} />
    </>
  );
}

function Shelf({ label, items, onChosen }: { label: string; items: FoundItem[]; onChosen: (() => void) | undefined }) {
  const { data: objects } = useSuspenseQuery(objectsQuery);
  if (items.length === 0) return null;
  const icons = new Map(objects.items.map(({ name, icon }) => [name, icon]));
  return (
    <section className={styles.shelf} aria-label={label}>
      <h2 className={styles.caption}>{label}</h2>
      {items.map(({ object, id, title }) => (
        <Link key={id} to="/o/$object/$id" params={{ object, id }} className={styles.link} activeProps={{ className: styles.active, "aria-current": "page" }} title={title} {...(onChosen ? { onClick: onChosen } : {})}>
          <ObjectIcon name={icons.get(object) ?? "box"} size={15} />
          <span className={styles.words}>{title}</span>
        </Link>
      ))}
    </section>
  );
}

import type { ComponentType } from "react";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { favouritesQuery, recentsQuery } from "@/lib/api/bookmarks";
import { objectsQuery } from "@/lib/api/objects";
import { meQuery } from "@/lib/api/session";
import type { FoundItem } from "@/lib/api/types";
import { formatAgo } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { ObjectIcon } from "@/ui/object-icon";
import { Block } from "./block";
import { FirstSteps } from "./first-steps";
import { Meetings } from "./meetings";
import { NeedsMe } from "./needs-me";
import styles from "./home.module.css";

/** The first page of a day: what is to be done, whom one meets, what waits, and where one was. In sentences, not in charts. */
export function HomePage({ Tasks, Warnings }: { Tasks: ComponentType; Warnings: ComponentType }) {
  const { t } = useTranslation("home");
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: objects } = useSuspenseQuery(objectsQuery);
  const knows = (object: string) => objects.items.some(({ name }) => name === object);
  const favourites = useQuery(favouritesQuery).data ?? [];
  const recents = useQuery(recentsQuery).data ?? [];
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <h1 className={styles.greeting}>{t(`greeting.${partOfDay()}`, { name: me.user.name })}</h1>
        <FirstSteps objects={objects.items} />
        <div className={styles.blocks}>
          <div className={styles.stack}>
            {knows("task") && <div className={styles.block}><Tasks /></div>}
            {knows("warning_rule") && <Warnings />}
            <NeedsMe objects={objects.items} />
          </div>
          <div className={styles.stack}>
            {knows("meeting") && <Meetings />}
            <Shelf title={t("recents")} none={t("recents.none")} items={recents.slice(0, 8)} />
            <Shelf title={t("favourites")} none={t("favourites.none")} items={favourites.slice(0, 8)} />
          </div>
        </div>
      </div>
    </div>
  );
}

function partOfDay(hour = new Date().getHours()): "morning" | "afternoon" | "evening" {
  if (hour < 12) return "morning";
  return hour < 18 ? "afternoon" : "evening";
}

function Shelf({ title, none, items }: { title: string; none: string; items: FoundItem[] }) {
  const { data: objects } = useSuspenseQuery(objectsQuery);
  const icons = new Map(objects.items.map(({ name, icon }) => [name, icon]));
  return (
    <Block title={title}>
      {items.length === 0 && <p className={styles.none}>{none}</p>}
      <ul>
        {items.map(({ object, id, title: name, at }) => (
          <li key={id}>
            <Link to="/o/$object/$id" params={{ object, id }} className={styles.line}>
              <ObjectIcon name={icons.get(object) ?? "box"} size={15} />
              <span className={styles.name}>{name}</span>
              {typeof at === "string" && <span className={styles.beside}>{formatAgo(at, language())}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </Block>
  );
}

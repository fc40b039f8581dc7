import { useState } from "react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { meQuery } from "@/lib/api/session";
import type { ObjectDefinition, View } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import type { Listing } from "../list/use-listing";
import { useViewActs } from "./use-view-acts";
import { ViewLine, type LineProps } from "./view-line";
import { ViewRename } from "./view-rename";
import { ViewRoles } from "./view-roles";
import styles from "./views.module.css";

/** All views by whose they are: with which one begins, who shares what, and what is no longer wanted. */
export function ViewMenu({ definition, listing }: { definition: ObjectDefinition; listing: Listing }) {
  const { t } = useTranslation("records");
  const [open, setOpen] = useState<{ name: string; part: "roles" | "label" }>();
  const { data: me } = useSuspenseQuery(meQuery);
  const acts = useViewActs(definition, listing);
  const { usual, rights, views } = definition;
  const close = () => setOpen(undefined);
  const line = (view: View): LineProps => ({
    view,
    usual: usual?.view === view.name ? (usual.own ? "own" : "role") : undefined,
    busy: acts.busy,
    onBegin: () => acts.begin(usual?.view === view.name && usual.own ? null : view.name),
    ...(view.own || rights.configure ? { onRename: () => setOpen({ name: view.name, part: "label" }), onRemove: () => acts.remove(view) } : {}),
    ...(view.own && rights.configure ? { onShare: () => acts.share(view) } : {}),
    ...(!view.own && rights.configure && me.roles.includes("administrator") ? { onRoles: () => setOpen({ name: view.name, part: "roles" }) } : {}),
  });
  const group = (title: string, some: View[]) => some.length > 0 && (
    <section className={styles.group} aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {some.map((view) => (
          <li key={view.name}>
            {open?.name === view.name && open.part === "label"
              ? <ViewRename view={view} busy={acts.busy} onDone={(label) => { close(); if (label !== undefined) acts.rename(view, label); }} />
              : <ViewLine {...line(view)} />}
            {open?.name === view.name && open.part === "roles" && <ViewRoles view={view} busy={acts.busy} onDone={(roles) => { close(); if (roles) acts.roles(view, roles); }} />}
          </li>
        ))}
      </ul>
    </section>
  );
  const all: View = { name: "", label: { zh: t("views.all"), en: t("views.all") }, where: "" };
  return (
    <div className={styles.menu}>
      {group(t("views.mine"), views.filter(({ own }) => own))}
      {group(t("views.everybodys"), views.filter(({ own }) => !own))}
      <section className={styles.group}>
        <ViewLine view={all} usual={usual?.own && usual.view === null ? "own" : undefined} busy={acts.busy} onBegin={() => acts.begin(usual?.own && usual.view === null ? null : "")} />
      </section>
      <p className={styles.words}>{usual?.own === false ? t("views.role.words", { view: say(views.find(({ name }) => name === usual.view)?.label) }) : t("views.words")}</p>
    </div>
  );
}

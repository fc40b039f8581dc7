import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Plus } from "lucide-react";
import { grantsQuery } from "@/lib/api/access";
import { Button } from "@/ui/button";
import { GrantDialog } from "../roles/grant-dialog";
import { GrantRows } from "../roles/grant-rows";
import type { Person } from "../person";
import styles from "./person.module.css";

/** The roles that reach a person, his own and those of his departments and position. */
export function RolesPart({ person }: { person: Person }) {
  const { t } = useTranslation("people");
  const [adding, setAdding] = useState(false);
  const grants = useQuery(grantsQuery({ person: person.id }));
  return (
    <section className={styles.part} aria-label={t("person.roles")}>
      <header className={styles.partHead}><h3>{t("person.roles")}</h3><Button icon={<Plus size={15} />} onClick={() => setAdding(true)}>{t("grant.add")}</Button></header>
      {person.member?.role === "administrator" && <p className={styles.note}>{t("person.roles.administrator")}</p>}
      {grants.isError && <p className={styles.note} role="alert">{t("grants.failed")}</p>}
      {grants.data && (grants.data.items.length === 0 ? <p className={styles.note}>{t("person.roles.none")}</p> : <GrantRows grants={grants.data.items} named="role" />)}
      {adding && <GrantDialog to={{ kind: "person", id: person.id, title: person.name }} onClose={() => setAdding(false)} />}
    </section>
  );
}

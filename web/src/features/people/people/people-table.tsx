import { useTranslation } from "react-i18next";
import { ShieldCheck, Users } from "lucide-react";
import { formatAgo } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Avatar } from "@/ui/avatar";
import { State } from "@/ui/state";
import { reference, text, type Person } from "../person";
import { wayTo, type Branch } from "../tree";
import styles from "./people.module.css";

interface PeopleTableProps {
  people: Person[];
  tree: Branch[];
  filtered: boolean;
  onOpen: (id: string) => void;
}

const most = 500;

export function PeopleTable({ people, tree, filtered, onOpen }: PeopleTableProps) {
  const { t } = useTranslation("people");
  if (people.length === 0) return <State icon={<Users size={22} />} title={t(filtered ? "people.none" : "people.empty")}>{t(filtered ? "people.none.words" : "people.empty.words")}</State>;
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t("tab.people")}>
        <thead>
          <tr><th scope="col">{t("person.name")}</th><th scope="col" className={styles.optional}>{t("person.position")}</th><th scope="col" className={styles.optional}>{t("person.department")}</th><th scope="col" className={styles.optional}>{t("person.manager")}</th><th scope="col">{t("person.state")}</th><th scope="col" className={styles.optional}>{t("person.seen")}</th></tr>
        </thead>
        <tbody>
          {people.slice(0, most).map((person) => {
            const home = reference(person.row.department);
            return (
              <tr key={person.id} onClick={() => onOpen(person.id)}>
                <td>
                  <button type="button" className={styles.who} onClick={(event) => { event.stopPropagation(); onOpen(person.id); }}>
                    <Avatar name={person.name} size={28} />
                    <span className={styles.names}>
                      <span className={styles.name}>{person.name}{person.member?.role === "administrator" && <ShieldCheck size={14} role="img" aria-label={t("role.administrator")} className={styles.shield} />}</span>
                      <span className={styles.login} title={person.member?.login ?? text(person.row.mail)}>{person.member?.login ?? text(person.row.mail)}</span>
                    </span>
                  </button>
                </td>
                <td className={styles.optional}>{text(person.row.position)}</td>
                <td className={styles.optional} title={home && wayTo(tree, home.id).map(({ name }) => name).join(" › ")}>{home?.title}{person.departments.length > 1 && <span className={styles.also}>{t("person.also", { count: person.departments.length - 1 })}</span>}</td>
                <td className={styles.optional}>{reference(person.row.manager)?.title}</td>
                <td><span className={`${styles.state} ${styles[person.state]}`}>{t(`state.${person.state}`)}</span></td>
                <td className={styles.optional}>{person.member?.seenAt && formatAgo(person.member.seenAt, language())}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {people.length > most && <p className={styles.rest}>{t("people.rest", { count: people.length - most })}</p>}
    </div>
  );
}

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChevronRight } from "lucide-react";
import { Select } from "@/ui/form";
import { useNarrow } from "@/lib/use-narrow";
import type { Person } from "../person";
import { visible, within, type Branch } from "../tree";
import styles from "./people.module.css";

interface DepartmentSideProps {
  tree: Branch[];
  people: Person[];
  chosen: string | undefined;
  onChoose: (department: string | undefined) => void;
}

/** Departments at the side of the list; on a phone a choice above it. */
export function DepartmentSide({ tree, people, chosen, onChoose }: DepartmentSideProps) {
  const { t } = useTranslation("people");
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const narrow = useNarrow();
  const count = (id: string) => { const inside = within(tree, id); return people.filter((one) => one.departments.some((each) => inside.has(each))).length; };
  const toggle = (id: string) => setClosed((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  if (narrow) {
    return (
      <div className={styles.narrowSide}>
        <Select aria-label={t("tab.departments")} value={chosen ?? ""} onChange={(event) => onChoose(event.target.value || undefined)}>
          <option value="">{t("people.everywhere")}</option>
          {visible(tree, new Set()).map((one) => <option key={one.id} value={one.id}>{"　".repeat(one.depth) + one.name}</option>)}
        </Select>
      </div>
    );
  }
  return (
    <nav className={styles.side} aria-label={t("tab.departments")}>
      <ul>
        <li><button type="button" className={styles.place} aria-pressed={chosen === undefined} onClick={() => onChoose(undefined)}><span className={styles.placeName}>{t("people.everywhere")}</span><span className={styles.count}>{people.length}</span></button></li>
        {visible(tree, closed).map((one) => (
          <li key={one.id} style={{ paddingLeft: one.depth * 14 }} className={styles.branch}>
            {one.below.length > 0
              ? <button type="button" className={styles.fold} aria-expanded={!closed.has(one.id)} aria-label={t("tree.fold", { name: one.name })} onClick={() => toggle(one.id)}><ChevronRight size={13} /></button>
              : <span className={styles.fold} />}
            <button type="button" className={styles.place} aria-pressed={chosen === one.id} onClick={() => onChoose(one.id)}><span className={styles.placeName}>{one.name}</span><span className={styles.count}>{count(one.id)}</span></button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

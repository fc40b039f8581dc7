import { useRef, useState, type DragEvent, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { ChevronRight, GripVertical, Pencil, Plus } from "lucide-react";
import { Avatar } from "@/ui/avatar";
import { Button } from "@/ui/button";
import { reference, text, type Person } from "../person";
import { visible, within, type Branch } from "../tree";
import styles from "./departments.module.css";

interface DepartmentTreeProps {
  tree: Branch[];
  people: Person[];
  busy: boolean;
  onOpen: (branch: Branch) => void;
  onAdd: (under: Branch) => void;
  onMove: (branch: Branch, to: string | null) => void;
}

/** Arrows walk and fold; with Alt, right puts a department below the one above it and left takes it a level up. */
export function DepartmentTree({ tree, people, busy, onOpen, onAdd, onMove }: DepartmentTreeProps) {
  const { t } = useTranslation("people");
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState<string>();
  const [dragged, setDragged] = useState<string>();
  const [over, setOver] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  const rows = visible(tree, closed);
  const focus = (branch: Branch | undefined) => {
    if (!branch) return;
    setCurrent(branch.id);
    list.current?.querySelector<HTMLElement>(`[data-id="${branch.id}"]`)?.focus();
  };
  const fold = (id: string, shut: boolean) => setClosed((before) => new Set(shut ? [...before, id] : [...before].filter((one) => one !== id)));
  const shift = (branch: Branch, deeper: boolean) => {
    const above = deeper ? rows.slice(0, rows.indexOf(branch)).findLast((one) => one.depth === branch.depth && parentOf(one) === parentOf(branch)) : rows.find(({ id }) => id === parentOf(branch));
    if (above) onMove(branch, deeper ? above.id : (parentOf(above) ?? null));
  };
  const keys = (event: KeyboardEvent, branch: Branch) => {
    if (event.target !== event.currentTarget) return;
    const at = rows.indexOf(branch);
    const opened = branch.below.length > 0 && !closed.has(branch.id);
    const acts: Record<string, () => void> = {
      ArrowDown: () => focus(rows[at + 1]),
      ArrowUp: () => focus(rows[at - 1]),
      Home: () => focus(rows[0]),
      End: () => focus(rows.at(-1)),
      ArrowRight: () => (event.altKey ? shift(branch, true) : opened ? focus(branch.below[0]) : fold(branch.id, false)),
      ArrowLeft: () => (event.altKey ? shift(branch, false) : opened ? fold(branch.id, true) : focus(rows.find(({ id }) => id === parentOf(branch)))),
      Enter: () => onOpen(branch),
      " ": () => onOpen(branch),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const mayDrop = (target: string | null) => dragged !== undefined && (target === null || !within(tree, dragged).has(target));
  const drop = (event: DragEvent, target: string | null) => {
    event.preventDefault();
    const branch = rows.find(({ id }) => id === dragged);
    setDragged(undefined);
    setOver(undefined);
    if (branch && mayDrop(target) && (parentOf(branch) ?? null) !== target) onMove(branch, target);
  };
  const hover = (event: DragEvent, target: string | null) => {
    if (!mayDrop(target)) return;
    event.preventDefault();
    setOver(target ?? "");
  };
  const first = rows.some(({ id }) => id === current) ? current : rows[0]?.id;
  return (
    <div className={styles.scroll}>
      <p className={styles.hint}>{t("department.keys")}</p>
      <div ref={list} role="tree" aria-label={t("tab.departments")} aria-busy={busy} className={styles.tree}>
        {rows.map((branch) => {
          const inside = within(tree, branch.id);
          const count = people.filter((one) => one.departments.some((id) => inside.has(id))).length;
          const manager = reference(branch.row.manager);
          return (
            <div key={branch.id} role="treeitem" data-id={branch.id} aria-level={branch.depth + 1} aria-expanded={branch.below.length > 0 ? !closed.has(branch.id) : undefined} aria-selected={branch.id === current} aria-label={branch.name}
              tabIndex={branch.id === first ? 0 : -1} draggable className={`${styles.row} ${over === branch.id ? styles.over : ""} ${dragged === branch.id ? styles.dragged : ""}`} style={{ paddingLeft: 12 + branch.depth * 22 }}
              onFocus={() => setCurrent(branch.id)} onKeyDown={(event) => keys(event, branch)} onDoubleClick={() => onOpen(branch)}
              onDragStart={(event) => { event.dataTransfer.effectAllowed = "move"; event.dataTransfer.setData("text/plain", branch.name); setDragged(branch.id); }} onDragEnd={() => { setDragged(undefined); setOver(undefined); }}
              onDragOver={(event) => hover(event, branch.id)} onDragLeave={() => setOver(undefined)} onDrop={(event) => drop(event, branch.id)}>
              <GripVertical size={14} className={styles.grip} aria-hidden="true" />
              {branch.below.length > 0
                ? <button type="button" tabIndex={-1} className={styles.fold} aria-label={t("tree.fold", { name: branch.name })} onClick={() => fold(branch.id, !closed.has(branch.id))}><ChevronRight size={15} className={closed.has(branch.id) ? undefined : styles.opened} /></button>
                : <span className={styles.fold} />}
              <span className={styles.name}>{branch.name}{text(branch.row.code) && <code>{text(branch.row.code)}</code>}</span>
              <span className={styles.manager}>{manager && <><Avatar name={manager.title} size={20} />{manager.title}</>}</span>
              <span className={styles.count}>{t("department.people", { count })}</span>
              <span className={styles.acts}>
                <Button look="quiet" tabIndex={-1} icon={<Plus size={15} />} aria-label={t("department.under", { name: branch.name })} title={t("department.under", { name: branch.name })} onClick={() => onAdd(branch)} />
                <Button look="quiet" tabIndex={-1} icon={<Pencil size={14} />} aria-label={t("department.edit", { name: branch.name })} title={t("department.edit", { name: branch.name })} onClick={() => onOpen(branch)} />
              </span>
            </div>
          );
        })}
      </div>
      {dragged !== undefined && <div className={`${styles.root} ${over === "" ? styles.over : ""}`} onDragOver={(event) => hover(event, null)} onDragLeave={() => setOver(undefined)} onDrop={(event) => drop(event, null)}>{t("department.root")}</div>}
    </div>
  );
}

const parentOf = (branch: Branch): string | undefined => reference(branch.row.parent)?.id;

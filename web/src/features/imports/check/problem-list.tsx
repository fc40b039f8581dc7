import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ObjectDefinition } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Segments } from "@/ui/segments";
import type { CellProblem, Import, Misfit } from "../import";
import { Notice } from "../notice";
import { groupProblems, type ProblemGroup } from "../problems";
import styles from "./problem-list.module.css";

interface ProblemListProps {
  problems: CellProblem[];
  /** No previewed row is free of problems, so an import now would most likely make nothing. */
  hopeless: boolean;
  one: Import;
  definition: ObjectDefinition;
  misfit: Misfit;
  onMisfit: (misfit: Misfit) => void;
  onShow: (problem: CellProblem) => void;
  onLeaveOut: (column: number) => void;
}

/** Every problem by field and row; each leads to its cell. A field one can do without can be left out from here. */
export function ProblemList({ problems, hopeless, one, definition, misfit, onMisfit, onShow, onLeaveOut }: ProblemListProps) {
  const { t } = useTranslation("imports");
  const canBeEmpty = (name: string) => name !== one.duplicates.by && !definition.fields.find((field) => field.name === name)?.required;
  return (
    <section className={styles.problems} aria-label={t("problems.title")}>
      <h2>{t("problems.title")} <span className={styles.count}>{problems.length}</span></h2>
      {hopeless ? <Notice tone="warn" title={t("problems.hopeless")}>{t("problems.hopeless.words")}</Notice> : <p className={styles.lead}>{t(misfit === "leave_out" ? "problems.lead.leftOut" : "problems.lead")}</p>}
      {problems.some(({ field }) => field && canBeEmpty(field)) && (
        <Segments label={t("misfit.title")} value={misfit} options={misfits.map((value) => ({ value, label: t(`misfit.${value}`) }))} onChoose={onMisfit} />
      )}
      {groupProblems(problems).map((group) => (
        <Group key={group.key} group={group} one={one} definition={definition} onShow={onShow} onLeaveOut={onLeaveOut} />
      ))}
    </section>
  );
}

const misfits: Misfit[] = ["reject", "leave_out"];

const few = 4;

function Group({ group, one, definition, onShow, onLeaveOut }: Omit<ProblemListProps, "problems" | "hopeless" | "misfit" | "onMisfit"> & { group: ProblemGroup }) {
  const { t } = useTranslation("imports");
  const [all, setAll] = useState(false);
  const field = definition.fields.find(({ name }) => name === group.field);
  const column = group.problems.find((problem) => problem.column !== null)?.column ?? null;
  const title = field ? say(field.label) : one.columns.find(({ index }) => index === column)?.header ?? t("problems.rows");
  const shown = all ? group.problems : group.problems.slice(0, few);
  return (
    <div className={styles.group}>
      <h3>
        <span>{title}</span> <span className={styles.count}>{group.problems.length}</span>
        {column !== null && !field?.required && <button type="button" className={styles.leave} onClick={() => onLeaveOut(column)}>{t("problems.leaveOut")}</button>}
      </h3>
      <ul>
        {shown.map((problem) => (
          <li key={`${problem.line}:${problem.column}:${problem.code}`}>
            <button type="button" className={styles.problem} onClick={() => onShow(problem)}>
              <span className={styles.line}>{t("problems.line", { line: problem.line })}</span>
              <span>{problem.message}</span>
            </button>
          </li>
        ))}
      </ul>
      {group.problems.length > few && <Button look="quiet" aria-expanded={all} onClick={() => setAll(!all)}>{all ? t("problems.fewer") : t("problems.all", { count: group.problems.length })}</Button>}
    </div>
  );
}

import { useState } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Trash2 } from "lucide-react";
import { asProblem } from "@/lib/api/problem";
import { changeRecord, createRecord, deleteRecord, restoreRecord } from "@/lib/api/records";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Finder, type Found } from "@/ui/finder";
import { FormRow } from "@/ui/form";
import { Input } from "@/ui/input";
import { toast } from "@/ui/toast";
import { refreshPeople } from "../api";
import { reference, text } from "../person";
import type { Branch } from "../tree";
import styles from "./departments.module.css";

interface DepartmentDialogProps {
  branch?: Branch;
  /** A new one begins as part of this. */
  under?: Branch;
  onClose: () => void;
}

/** A department: its name, what it is part of, who leads it. */
export function DepartmentDialog({ branch, under, onClose }: DepartmentDialogProps) {
  const { t } = useTranslation("people");
  const queries = useQueryClient();
  const [draft, setDraft] = useState({ name: branch?.name ?? "", code: text(branch?.row.code) });
  const [parent, setParent] = useState<Found | undefined>(under ? { id: under.id, title: under.name } : reference(branch?.row.parent));
  const [manager, setManager] = useState<Found | undefined>(reference(branch?.row.manager));
  const [key] = useState(() => crypto.randomUUID());
  const done = () => { void refreshPeople(queries); onClose(); };
  const values = { name: draft.name.trim() || null, code: draft.code.trim() || null, parent: parent?.id ?? null, manager: manager?.id ?? null };
  const saving = useMutation({ mutationFn: () => (branch ? changeRecord("department", branch.id, values, branch.row.version) : createRecord("department", values, key)), onSuccess: done });
  const removing = useMutation({
    mutationFn: (id: string) => deleteRecord("department", id),
    onSuccess: (_, id) => {
      toast(t("department.removed", { name: draft.name }), { action: { label: t("undo"), run: () => void restoreRecord("department", id).then(() => refreshPeople(queries)) } });
      done();
    },
  });
  const failed = saving.error ?? removing.error;
  const problem = failed ? asProblem(failed) : undefined;
  const errorAt = (field: string) => problem?.findings.find((one) => one.field === field)?.message;
  const loose = problem && !["name", "code", "parent", "manager"].some((field) => errorAt(field) !== undefined);
  return (
    <Dialog title={branch ? t("department.edit", { name: branch.name }) : t("department.new")} problem={loose ? (problem.findings[0]?.message ?? problem.detail ?? problem.message) : undefined} onSubmit={() => saving.isPending || saving.mutate()} onClose={onClose}
      actions={(
        <>
          {branch && <Button look="danger" className={styles.remove} icon={<Trash2 size={15} />} busy={removing.isPending} disabled={branch.below.length > 0} title={branch.below.length > 0 ? t("department.remove.below") : undefined} onClick={() => removing.mutate(branch.id)}>{t("department.remove")}</Button>}
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button look="primary" type="submit" busy={saving.isPending}>{t("save")}</Button>
        </>
      )}>
      <FormRow label={t("department.name")} error={errorAt("name")}>{(asked) => <Input {...asked} autoFocus value={draft.name} onChange={(event) => setDraft({ ...draft, name: event.target.value })} />}</FormRow>
      <FormRow label={t("department.code")} hint={t("department.code.hint")} error={errorAt("code")}>{(asked) => <Input {...asked} value={draft.code} onChange={(event) => setDraft({ ...draft, code: event.target.value })} />}</FormRow>
      <FormRow label={t("department.parent")} error={errorAt("parent")}>{(asked) => <Finder id={asked.id} label={t("department.parent")} object="department" except={branch ? [branch.id] : []} value={parent} onChange={setParent} placeholder={t("department.parent.none")} invalid={errorAt("parent") !== undefined} describedBy={asked["aria-describedby"]} />}</FormRow>
      <FormRow label={t("department.manager")} error={errorAt("manager")}>{(asked) => <Finder id={asked.id} label={t("department.manager")} object="user" value={manager} onChange={setManager} />}</FormRow>
    </Dialog>
  );
}

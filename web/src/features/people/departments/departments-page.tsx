import { useState } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Network, Plus } from "lucide-react";
import { asProblem } from "@/lib/api/problem";
import { changeRecord } from "@/lib/api/records";
import { Button } from "@/ui/button";
import { ProblemState, State } from "@/ui/state";
import { toast } from "@/ui/toast";
import { departmentsQuery, peopleQuery, refreshPeople } from "../api";
import { Frame } from "../frame";
import { peopleOf, reference } from "../person";
import { treeOf, type Branch } from "../tree";
import { DepartmentDialog } from "./department-dialog";
import { Waiting } from "@/ui/waiting";
import { DepartmentTree } from "./department-tree";

/** The departments of the company, moved by hand or by keys. */
export function DepartmentsPage() {
  const { t } = useTranslation("people");
  const [open, setOpen] = useState<{ branch?: Branch; under?: Branch }>();
  return (
    <Frame action={<Button look="primary" icon={<Plus size={15} />} onClick={() => setOpen({})}>{t("department.new")}</Button>}>
      <Departments onOpen={(branch) => setOpen({ branch })} onAdd={(under) => setOpen({ under })} />
      {open && <DepartmentDialog {...open} onClose={() => setOpen(undefined)} />}
    </Frame>
  );
}

function Departments({ onOpen, onAdd }: { onOpen: (branch: Branch) => void; onAdd: (under: Branch) => void }) {
  const { t } = useTranslation("people");
  const queries = useQueryClient();
  const departments = useQuery(departmentsQuery);
  const people = useQuery(peopleQuery);
  const moving = useMutation({
    mutationFn: ({ branch, to }: { branch: Branch; to: string | null }) => changeRecord("department", branch.id, { parent: to }, branch.row.version),
    onSuccess: (_, { branch }) => {
      const before = reference(branch.row.parent)?.id ?? null;
      toast(t("department.moved", { name: branch.name }), { action: { label: t("undo"), run: () => void back(branch, before) } });
    },
    onError: (error) => { const problem = asProblem(error); toast(problem.findings[0]?.message ?? problem.detail ?? problem.message, { tone: "bad" }); },
    onSettled: () => refreshPeople(queries),
  });
  const back = async (branch: Branch, to: string | null) => {
    await changeRecord("department", branch.id, { parent: to });
    await refreshPeople(queries);
  };
  if (departments.isPending) return <Waiting />;
  if (!departments.data) return <ProblemState error={departments.error} onRetry={() => void departments.refetch()} />;
  if (departments.data.length === 0) return <State icon={<Network size={22} />} title={t("department.empty")}>{t("department.empty.words")}</State>;
  return <DepartmentTree tree={treeOf(departments.data)} people={peopleOf(people.data ?? [], [])} busy={moving.isPending} onOpen={onOpen} onAdd={onAdd} onMove={(branch, to) => moving.mutate({ branch, to })} />;
}

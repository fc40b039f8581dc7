import { useState } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Copy, RotateCcw, Trash2 } from "lucide-react";
import { removeRole, type Role } from "@/lib/api/access";
import { asProblem } from "@/lib/api/problem";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/confirm";
import { toast } from "@/ui/toast";
import { NewRole } from "./roles-page";
import styles from "./roles.module.css";

/** Copy, give back as shipped, delete. */
export function RoleActions({ role }: { role: Role }) {
  const { t } = useTranslation("people");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [open, setOpen] = useState<"copy" | "remove">();
  const removing = useMutation({
    mutationFn: () => removeRole(role.key),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["roles"] });
      if (!role.standard) await navigate({ to: "/settings/roles", search: {} });
    },
    onError: (error) => { const problem = asProblem(error); toast(problem.detail ?? problem.message, { tone: "bad" }); },
  });
  const name = say(role.label);
  return (
    <div className={styles.acts}>
      <Button icon={<Copy size={15} />} onClick={() => setOpen("copy")}>{t("role.copy")}</Button>
      {role.standard && role.changed && <Button icon={<RotateCcw size={15} />} busy={removing.isPending} onClick={() => setOpen("remove")}>{t("role.reset")}</Button>}
      {!role.standard && <Button look="danger" icon={<Trash2 size={15} />} busy={removing.isPending} onClick={() => setOpen("remove")}>{t("role.remove")}</Button>}
      {open === "copy" && <NewRole from={role.key} onClose={() => setOpen(undefined)} />}
      {open === "remove" && <Confirm title={t(role.standard ? "role.reset.title" : "role.remove.title", { name })} action={t(role.standard ? "role.reset" : "role.remove")} onCancel={() => setOpen(undefined)} onConfirm={() => { setOpen(undefined); removing.mutate(); }}>{t(role.standard ? "role.reset.words" : "role.remove.words")}</Confirm>}
    </div>
  );
}

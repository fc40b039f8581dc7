import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { rolesQuery } from "@/lib/api/access";
import { asProblem } from "@/lib/api/problem";
import type { View } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { CheckList } from "@/ui/check-list";
import styles from "./views.module.css";

/** Which roles begin with the view, unless somebody chose another himself. */
export function ViewRoles({ view, busy, onDone }: { view: View; busy: boolean; onDone: (roles: string[] | undefined) => void }) {
  const { t } = useTranslation("records");
  const [chosen, setChosen] = useState(view.roles ?? []);
  const roles = useQuery(rolesQuery);
  return (
    <div className={styles.roles}>
      <p className={styles.words}>{t("views.roles.words")}</p>
      {roles.isError && <p role="alert">{asProblem(roles.error).detail ?? asProblem(roles.error).message}</p>}
      {roles.data && <CheckList label={t("views.roles", { view: say(view.label) })} options={roles.data.items.map(({ key, label }) => ({ value: key, label: say(label) }))} values={chosen} onChange={setChosen} />}
      <p className={styles.acts}><Button onClick={() => onDone(undefined)}>{t("views.roles.leave")}</Button><Button look="primary" disabled={busy || !roles.data} onClick={() => onDone(chosen)}>{t("views.rename.save")}</Button></p>
    </div>
  );
}

import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Undo2 } from "lucide-react";
import type { ObjectDefinition } from "@/lib/api/types";
import { formatNumber } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import { named } from "../named";
import { foundBy } from "../found";
import type { Import } from "../import";
import styles from "./run.module.css";

/** What was taken back, and what stayed because somebody had changed it since. */
export function Undone({ one, definition }: { one: Import; definition: ObjectDefinition }) {
  const { t } = useTranslation("imports");
  const { removed, reverted, kept } = one.undo ?? { removed: 0, reverted: 0, kept: 0 };
  const object = named(definition.plural);
  const said = (count: number) => ({ count, number: formatNumber(count, language()), object });
  const left = foundBy(one, "created");
  return (
    <div className={styles.lead} style={{ alignItems: "flex-start" }}>
      <span className={styles.sign} data-tone="quiet"><Undo2 size={20} aria-hidden="true" /></span>
      <div className={styles.said} role="status">
        <h2>{t("undone.title")}</h2>
        <ul className={styles.facts}>
          {removed > 0 && <li>{t("undone.removed", said(removed))} <Link to="/o/$object" params={{ object: one.object }} search={{ deleted: "true" }}>{t("undone.bin")}</Link></li>}
          {reverted > 0 && <li>{t("undone.reverted", said(reverted))}</li>}
          <li>{kept > 0 ? t("undone.kept", said(kept)) : t("undone.all")} {kept > 0 && <Link to="/o/$object" params={{ object: one.object }} search={left ? { where: left } : {}}>{t("undone.show")}</Link>}</li>
        </ul>
      </div>
    </div>
  );
}

import { useTranslation } from "react-i18next";
import { Pencil, Share2, Star, Trash2, UsersRound } from "lucide-react";
import type { View } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import styles from "./views.module.css";

export interface LineProps {
  view: View;
  /** The list begins with it, because one chose it or because of a role. */
  usual: "own" | "role" | undefined;
  busy: boolean;
  onBegin: () => void;
  onRename?: () => void;
  onShare?: () => void;
  onRoles?: () => void;
  onRemove?: () => void;
}

/** One view with what can be done about it. */
export function ViewLine({ view, usual, busy, onBegin, onRename, onShare, onRoles, onRemove }: LineProps) {
  const { t } = useTranslation("records");
  const name = say(view.label);
  const act = (icon: React.ReactNode, words: string, run: (() => void) | undefined) => run && <Button look="quiet" icon={icon} aria-label={words} title={words} disabled={busy} onClick={run} />;
  const begin = t(usual === "own" ? "views.begin.not" : "views.begin", { view: name });
  return (
    <div className={styles.line}>
      <Button look="quiet" icon={<Star size={15} className={usual === "own" ? styles.chosen : undefined} />} aria-pressed={usual === "own"} aria-label={begin} title={begin} disabled={busy} onClick={onBegin} />
      <span className={styles.label} title={name}>{name}</span>
      {usual && <span className={styles.badge}>{t(`views.usual.${usual}`)}</span>}
      {!usual && (view.roles?.length ?? 0) > 0 && <span className={styles.badge}>{t("views.roles.count", { count: view.roles?.length })}</span>}
      {act(<Pencil size={14} />, t("views.rename", { view: name }), onRename)}
      {act(<Share2 size={14} />, t("views.share", { view: name }), onShare)}
      {act(<UsersRound size={14} />, t("views.roles", { view: name }), onRoles)}
      {act(<Trash2 size={14} />, t("views.remove", { view: name }), onRemove)}
    </div>
  );
}

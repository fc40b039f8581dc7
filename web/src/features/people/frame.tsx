import type { ReactNode } from "react";
import { Link } from "@tanstack/react-router";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Lock } from "lucide-react";
import { meQuery } from "@/lib/api/session";
import { Page } from "@/ui/page";
import { State } from "@/ui/state";

const exactly = { includeSearch: false };
const parts = [["people", "/settings/people"], ["departments", "/settings/departments"], ["roles", "/settings/roles"]] as const;

/** The head of the screens about people, for those who may keep them. */
export function Frame({ action, children }: { action?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation("people");
  const { data: me } = useSuspenseQuery(meQuery);
  if (!me.roles.includes("administrator")) return <State icon={<Lock size={22} />} title={t("refused.title")}>{t("refused.words")}</State>;
  const links = parts.map(([key, to]) => <Link key={key} to={to} search={{}} activeOptions={exactly} activeProps={{ "aria-current": "page" }}>{t(`tab.${key}`)}</Link>);
  return <Page title={t("title")} words={t("words")} beside={action} tabs={{ label: t("parts"), links }}>{children}</Page>;
}

import type { ReactNode } from "react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Page, Step } from "@/ui/page";

interface FrameProps {
  title: ReactNode;
  words?: ReactNode;
  /** Pages between the settings and this one. */
  trail?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** Where one is, what can be done, and the page itself. */
export function Frame({ title, words, trail, actions, children }: FrameProps) {
  const { t } = useTranslation("system");
  return <Page title={title} words={words} trail={{ label: t("trail"), links: <><Link to="/settings">{t("settings")}</Link><Step />{trail}</> }} beside={actions}>{children}</Page>;
}

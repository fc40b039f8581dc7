import type { ReactNode } from "react";
import { ConfigProvider } from "antd";
import enGB from "antd/locale/en_GB";
import zhCN from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { useTranslation } from "react-i18next";
import { Dressed } from "./dressed";

/** Calendars need month names and the first day of the week; the words of all else are our own. */
export function Localised({ children }: { children: ReactNode }) {
  const chinese = useTranslation().i18n.language === "zh";
  dayjs.locale(chinese ? "zh-cn" : "en");
  return <Dressed><ConfigProvider locale={chinese ? zhCN : enGB}>{children}</ConfigProvider></Dressed>;
}

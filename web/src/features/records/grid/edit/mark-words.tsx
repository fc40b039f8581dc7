import { useTranslation } from "react-i18next";
import type { Mark } from "./mark";

/** Says aloud that a cell waits for its owner, for those who do not see its corner. */
export function MarkWords({ mark }: { mark: Mark | undefined }) {
  const { t } = useTranslation("grid");
  if (!mark) return null;
  return <span className="visually-hidden">{t(`mark.${mark.state}`)}</span>;
}

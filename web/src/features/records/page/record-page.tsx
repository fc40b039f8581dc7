import { useTranslation } from "react-i18next";

export function RecordPage() {
  const { t } = useTranslation("records");
  return <p>{t("soon")}</p>;
}

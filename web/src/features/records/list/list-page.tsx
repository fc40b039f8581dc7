import { useTranslation } from "react-i18next";

export function ListPage() {
  const { t } = useTranslation("records");
  return <p>{t("soon")}</p>;
}

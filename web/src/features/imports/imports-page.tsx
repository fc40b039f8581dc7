import { useTranslation } from "react-i18next";
import { Upload } from "lucide-react";
import { State } from "@/ui/state";

export function ImportsPage() {
  const { t } = useTranslation("imports");
  return <State icon={<Upload size={22} />} title={t("title")} />;
}

import "@/lib/i18n/more";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Lock } from "lucide-react";
import { meQuery } from "@/lib/api/session";
import { Page } from "@/ui/page";
import { State } from "@/ui/state";
import { Asked } from "./asked";
import { Choices } from "./choices";
import { Looks } from "./looks";
import { Overlays } from "./overlays";
import { Signs } from "./signs";
import { Standing } from "./standing";
import styles from "./parts.module.css";

/** Every part that screens are made of, in each of its states: what is to be judged, mended or used again is found here. */
export function PartsPage() {
  const { t } = useTranslation("parts");
  const { data: me } = useSuspenseQuery(meQuery);
  if (!me.roles.includes("administrator")) return <State icon={<Lock size={22} />} title={t("refused")}>{t("refused.words")}</State>;
  return (
    <Page title={t("title")} words={t("words")}>
      <div className={styles.parts}>
        <Looks />
        <Asked />
        <Choices />
        <Standing />
        <Overlays />
        <Signs />
      </div>
    </Page>
  );
}

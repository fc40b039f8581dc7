import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Compass } from "lucide-react";
import { Button } from "@/ui/button";
import { ProblemState, State } from "@/ui/state";

/** The last net under every screen. */
export function Failed({ error, reset }: { error: unknown; reset?: () => void }) {
  const router = useRouter();
  const retry = () => {
    reset?.();
    void router.invalidate();
  };
  return <ProblemState error={error} onRetry={retry} />;
}

export function Missing() {
  const { t } = useTranslation("app");
  const router = useRouter();
  return (
    <State
      icon={<Compass size={22} />}
      title={t("missing.title")}
      actions={<Button look="primary" onClick={() => void router.navigate({ to: "/" })}>{t("missing.home")}</Button>}
    >
      {t("missing.words")}
    </State>
  );
}

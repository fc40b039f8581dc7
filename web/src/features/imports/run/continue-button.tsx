import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Play } from "lucide-react";
import { Button } from "@/ui/button";
import { toast } from "@/ui/toast";
import { importQuery, runImport } from "../api";
import type { Import } from "../import";
import { saidOf } from "../said";

/** A stopped import goes on where it stopped; nothing is imported twice. */
export function ContinueButton({ one }: { one: Import }) {
  const { t } = useTranslation("imports");
  const queries = useQueryClient();
  const running = useMutation({
    mutationFn: () => runImport(one.id),
    onSuccess: (fresh) => queries.setQueryData(importQuery(one.id).queryKey, fresh),
    onError: (error) => {
      const { title, words } = saidOf(error, t);
      toast(words ?? title, { tone: "bad" });
    },
  });
  return <Button look="primary" icon={<Play size={15} />} busy={running.isPending} onClick={() => running.mutate()}>{t(one.state === "paused" ? "paused.continue" : "failed.continue")}</Button>;
}

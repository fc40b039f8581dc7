import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { toast } from "@/ui/toast";
import { changeSettings, importQuery } from "../api";
import type { Fix, Import } from "../import";
import { saidOf } from "../said";
import type { SettingsInWork } from "../use-settings";

/** Corrections go to the server one after the other, behind the settings; its answer has checked the rows again. */
export function useFixes(one: Import, work: SettingsInWork) {
  const { t } = useTranslation("imports");
  const queries = useQueryClient();
  const fixing = useMutation({
    mutationFn: async (fixes: Fix[]) => {
      await work.settle();
      return changeSettings(one.id, { fixes });
    },
    scope: { id: `import ${one.id}` },
    onSuccess: (fresh) => queries.setQueryData(importQuery(one.id).queryKey, fresh),
    onError: (error) => {
      const { title, words } = saidOf(error, t);
      toast(words ?? title, { tone: "bad" });
    },
  });
  return { fix: (fix: Fix) => fixing.mutate([fix]), busy: fixing.isPending };
}

export type Fixes = ReturnType<typeof useFixes>;

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { BellPlus, BellRing } from "lucide-react";
import { follow, followQuery } from "@/lib/api/notifications";
import { asProblem } from "@/lib/api/problem";
import { Button } from "@/ui/button";
import { toast } from "@/ui/toast";

/** Whether one is told of what happens around the record. */
export function Follow({ object, id }: { object: string; id: string }) {
  const { t } = useTranslation("records");
  const queries = useQueryClient();
  const { queryKey } = followQuery(object, id);
  const { data: following } = useQuery(followQuery(object, id));
  const change = useMutation({
    mutationFn: (wanted: boolean) => follow(object, id, wanted),
    onSuccess: (_, wanted) => {
      queries.setQueryData(queryKey, wanted);
      toast(t(wanted ? "follow.on" : "follow.off"));
    },
    onError: (error) => toast(asProblem(error).message, { tone: "bad" }),
  });
  if (following === undefined) return null;
  const words = t(following ? "follow.stop" : "follow.start");
  return <Button look="quiet" icon={following ? <BellRing size={16} /> : <BellPlus size={16} />} aria-label={words} title={words} aria-pressed={following} busy={change.isPending} onClick={() => change.mutate(!following)} />;
}

import { useParams } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Lock, SearchX } from "lucide-react";
import { objectsQuery } from "@/lib/api/objects";
import type { ObjectSummary } from "@/lib/api/types";
import { ProblemState, State } from "@/ui/state";
import { named } from "../named";
import { Frame } from "../frame";
import { Waiting } from "@/ui/waiting";
import { DropZone } from "./drop-zone";
import { Sending } from "./sending";
import { useSending } from "./use-sending";

/** The first step: which file. From here on the import has its own address. */
export function ImportWizardPage() {
  const { t } = useTranslation("imports");
  const { object: name } = useParams({ from: "/shell/o/$object/import" });
  const objects = useQuery(objectsQuery);
  if (objects.isPending) return <Waiting />;
  if (objects.isError) return <ProblemState error={objects.error} onRetry={() => void objects.refetch()} />;
  const object = objects.data.items.find((one) => one.name === name);
  if (!object) return <State icon={<SearchX size={22} />} title={t("object.absent")} />;
  if (!object.rights.import) return <State icon={<Lock size={22} />} title={t("rights.title")}>{t("rights.words", { object: named(object.plural) })}</State>;
  return <ChooseFile key={name} object={object} />;
}

function ChooseFile({ object }: { object: ObjectSummary }) {
  const { t } = useTranslation("imports");
  const sending = useSending(object.name);
  return (
    <Frame object={object} title={t("new.title", { object: named(object.plural) })} step="file">
      {sending.file && !sending.refused
        ? <Sending file={sending.file} share={sending.share} onStop={sending.stop} />
        : <DropZone object={object} refused={sending.refused} file={sending.file} onFiles={sending.send} onRetry={sending.retry} />}
    </Frame>
  );
}

import { useTranslation } from "react-i18next";
import type { ObjectDefinition } from "@/lib/api/types";
import { formatNumber } from "@/lib/format/number";
import { language, say } from "@/lib/i18n/i18n";
import { Confirm } from "@/ui/confirm";
import { useOrder, type Target } from "./use-order";

interface MassConfirmProps {
  definition: ObjectDefinition;
  target: Target;
  act: "delete" | "restore";
  onClose: () => void;
  onOrdered: () => void;
}

/** Says how many it will be before anything happens to them. */
export function MassConfirm({ definition, target, act, onClose, onOrdered }: MassConfirmProps) {
  const { t } = useTranslation("records");
  const { count, order, busy, problem } = useOrder(definition.name, target, onOrdered);
  const number = formatNumber(count, language());
  return (
    <Confirm
      title={t(`mass.${act}.title`, { number, object: say(definition.plural) })}
      action={t(`mass.${act}.run`, { number })}
      calm={act === "restore"}
      busy={busy}
      onConfirm={() => order({ operation: act })}
      onCancel={onClose}
    >
      {problem ? <span role="alert">{problem.detail ?? problem.message}</span> : t(`mass.${act}.words`)}
    </Confirm>
  );
}

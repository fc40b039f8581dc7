import { useTranslation } from "react-i18next";
import type { ObjectSummary } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import type { Mandate } from "./api";
import styles from "./security.module.css";

const rights = ["see", "create", "edit", "delete", "import", "export"] as const;

interface MandateChoiceProps {
  objects: ObjectSummary[];
  value: Mandate;
  onChange: (mandate: Mandate) => void;
}

/** Which rights a key has on which objects. Whoever may change something may also see it. */
export function MandateChoice({ objects, value, onChange }: MandateChoiceProps) {
  const { t } = useTranslation("security");
  const turn = (object: string, right: string, on: boolean) => {
    const before = value[object] ?? [];
    const after = on ? [...new Set([...before, "see", right])] : right === "see" ? [] : before.filter((one) => one !== right);
    const { [object]: _, ...others } = value;
    onChange(after.length > 0 ? { ...others, [object]: after } : others);
  };
  return (
    <div className={styles.matrix}>
      <table aria-label={t("keys.rights")}>
        <thead>
          <tr>
            <th scope="col">{t("keys.object")}</th>
            {rights.map((right) => <th key={right} scope="col">{t(`right.${right}`)}</th>)}
          </tr>
        </thead>
        <tbody>
          {objects.map((object) => (
            <tr key={object.name}>
              <th scope="row">{say(object.plural)}</th>
              {rights.map((right) => (
                <td key={right}>
                  <input
                    type="checkbox"
                    aria-label={`${say(object.plural)}: ${t(`right.${right}`)}`}
                    checked={value[object.name]?.includes(right) ?? false}
                    onChange={(event) => turn(object.name, right, event.target.checked)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

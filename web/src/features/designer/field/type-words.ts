import { useTranslation } from "react-i18next";

/** The words of a type stand with the fields, so that a new type brings them along. */
export function useTypeName(): (type: string) => string {
  const { t } = useTranslation("fields");
  return (type) => t(`type.${type}`, { defaultValue: type });
}

export function useTypePurpose(): (type: string) => string {
  const { t } = useTranslation("fields");
  return (type) => t(`type.${type}.for`, { defaultValue: "" });
}

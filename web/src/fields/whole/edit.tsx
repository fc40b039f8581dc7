import { NumberInput } from "@/ui/number-input";
import { asNumber, type EditProps } from "../kind";

export function Edit({ value, field, invalid, ...rest }: EditProps) {
  return <NumberInput {...rest} value={asNumber(value)} scale={scaleOf(field.type, field.scale)} invalid={invalid ?? false} />;
}

function scaleOf(type: string, scale: number | undefined): number {
  return type === "whole" ? 0 : (scale ?? 2);
}

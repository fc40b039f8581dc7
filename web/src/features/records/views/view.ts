import type { ObjectDefinition, View } from "@/lib/api/types";
import type { ListSearch } from "../list/use-listing";

/** The view that the address names, or the one that asks the same. */
export function viewOf({ views }: ObjectDefinition, { view, where = "" }: ListSearch): View | undefined {
  return views.find((one) => one.name === view) ?? (where === "" ? undefined : views.find((one) => one.where === where));
}

/** Whether somebody asks otherwise than the view does. */
export function differs(view: View | undefined, { where = "", sort = "" }: ListSearch): boolean {
  return where !== (view?.where ?? "") || sort !== (view?.sort ?? "");
}

/** A name that no view has yet; people read the label. */
export function freeName(views: View[]): string {
  let index = views.length + 1;
  while (views.some(({ name }) => name === `view_${index}`)) index++;
  return `view_${index}`;
}

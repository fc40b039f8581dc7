import { useSyncExternalStore } from "react";
import { marksOf, onMarks } from "./kept";
import type { Marks } from "./mark";

export const useMarks = (shelf: string): Marks => useSyncExternalStore(onMarks, () => marksOf(shelf));

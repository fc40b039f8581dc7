import type { ReactNode } from "react";

/** Something to choose in the palette: a record, a page, an act. */
export interface Entry {
  id: string;
  group: string;
  icon: ReactNode;
  words: string;
  note?: string | undefined;
  /** Other names that it is found by. */
  aliases?: readonly string[];
  run: () => void;
}

import { createContext } from "react";

/** The record that a value is shown in; a file is reached only through it. */
export const RecordPlace = createContext<{ object: string; id: string } | undefined>(undefined);

/** What a key means in the grid, besides moving. */
export type Act =
  | { act: "edit" }
  /** Typing replaces what stands in the cell. */
  | { act: "type"; text: string }
  | { act: "open" }
  | { act: "peek" }
  | { act: "tick"; range: boolean }
  | { act: "all" }
  | { act: "clear" }
  | { act: "fill" }
  | { act: "undo" }
  | { act: "leave" };

export interface Key {
  key: string;
  shiftKey: boolean;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

/** Space shows the record beside the list, with shift it ticks; Enter edits, with Ctrl it opens the record's page. */
export function actOf({ key, shiftKey, altKey, ctrlKey, metaKey }: Key): Act | undefined {
  const far = ctrlKey || metaKey;
  if (altKey && !far) return undefined;
  if (far) return withFar(key.toLowerCase(), shiftKey);
  switch (key) {
    case "Enter": case "F2": return { act: "edit" };
    case " ": return shiftKey ? { act: "tick", range: false } : { act: "peek" };
    case "Delete": case "Backspace": return { act: "clear" };
    case "Escape": return { act: "leave" };
    default: return isLetter(key) ? { act: "type", text: key } : undefined;
  }
}

function withFar(key: string, shift: boolean): Act | undefined {
  switch (key) {
    case "enter": return { act: "open" };
    case "a": return { act: "all" };
    case "d": return { act: "fill" };
    case "z": return shift ? undefined : { act: "undo" };
    case " ": return { act: "tick", range: true };
    default: return undefined;
  }
}

/** One sign, however many code units it has; names of keys have several. */
const isLetter = (key: string): boolean => [...key].length === 1;

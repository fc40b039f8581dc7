import { initialsOf } from "@/lib/pinyin";

/** How well words answer what was typed: 0 the best; undefined not at all. Latin letters also mean the sounds of Chinese words. */
export function rank(typed: string, words: readonly string[]): number | undefined {
  const sought = plain(typed);
  let best: number | undefined;
  for (const [place, word] of words.entries()) {
    const one = rankOf(sought, word);
    // What is said on the screen comes before its other names.
    if (one !== undefined) best = Math.min(best ?? Number.MAX_VALUE, one + (place === 0 ? 0 : 0.5));
  }
  return best;
}

function rankOf(sought: string, word: string): number | undefined {
  const text = plain(word);
  if (text === sought) return 0;
  if (text.startsWith(sought)) return 1;
  const initials = initialsOf(word);
  if (initials.startsWith(sought)) return 2;
  if (text.includes(sought)) return 3;
  return sought.length > 1 && initials.includes(sought) ? 4 : undefined;
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[\s_]+/g, "");

/** The first of the characters that begin with a letter, in the order of their sounds. */
const firsts: [letter: string, character: string][] = [..."abcdefghjklmnopqrstwxyz"].map((letter, index) => [letter, [..."阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他穵夕丫帀"][index] ?? ""]);
const collator = new Intl.Collator("zh-Hans-CN-u-co-pinyin");
const han = /\p{Script=Han}/u;

/**
 * The initials of a text's sounds: 导入客户 → drkh. The browser's own order of Chinese words knows them, so that no
 * dictionary has to be sent.
 */
export function initialsOf(text: string): string {
  return [...text.toLowerCase()].map((character) => (han.test(character) ? initialOf(character) : /[a-z0-9]/.test(character) ? character : "")).join("");
}

function initialOf(character: string): string {
  return firsts.findLast(([, first]) => collator.compare(character, first) >= 0)?.[0] ?? "";
}

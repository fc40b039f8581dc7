package guanlan.core.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A person's name in its parts, plain text. Chinese names are cut at the family name (compound ones
 * too); Latin ones at the last word or at a comma.
 *
 * @param sound pinyin of a Chinese name without blanks, family first; letters of any other
 */
public record PersonName(String family, String given, String sound) {
    private static final Pattern TITLE =
            Pattern.compile(
                    "^(?:mr|mrs|ms|miss|dr|prof|sir|madam)\\.? +|,? +(?:jr|sr|ii|iii|iv|phd|md|esq)\\.?$|\\([^)]*\\)|(?:先生|女士|小姐|老师|经理|总经理|总监|总裁|董事长|博士|教授|工程师|同志|总|工|医生)$");
    private static final Set<String> COMPOUND =
            Set.of(
                    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "司空", "夏侯",
                    "宇文", "长孙", "端木", "独孤", "南宫", "西门", "申屠", "轩辕", "呼延", "太史", "闻人", "澹台", "万俟",
                    "濮阳", "淳于", "单于", "钟离", "公冶", "宗政", "赫连", "鲜于", "闾丘", "亓官", "百里", "第五");
    private static final Map<String, String> NICKNAMES = new HashMap<>();

    static {
        for (String line :
                "robert rob bob bobby robbie;william will bill billy liam;richard rick dick rich;james jim jimmy jamie;john jack johnny jon;thomas tom tommy;charles charlie chuck;elizabeth liz beth lizzie betty eliza;margaret maggie peggy meg;katherine kate katie kathy catherine kathryn cathy;michael mike mick micky;joseph joe joey;daniel dan danny;matthew matt;christopher chris;anthony tony;edward ed eddie ted;nicholas nick;samuel sam;benjamin ben;alexander alex;andrew andy drew;steven steve stephen;david dave;patricia pat patty trish;jennifer jen jenny;rebecca becky;susan sue susie;deborah deb debbie;victoria vicky tori;gregory greg;timothy tim;peter pete;ronald ron;kenneth ken;donald don;lawrence larry;gerald gerry jerry;isabella bella isabel;olivia liv;abigail abby;jessica jess;zachary zach zac;joshua josh;jacob jake;philip phil;frederick fred;harold harry henry;theodore theo"
                        .split(";")) {
            String[] names = line.split(" ");
            Arrays.stream(names).forEach(name -> NICKNAMES.put(name, names[0]));
        }
    }

    public static PersonName read(String name) {
        String plain = TITLE.matcher(Plain.of(name)).replaceAll("").strip();
        return Plain.hasHan(plain) ? chinese(Plain.letters(plain)) : latin(plain);
    }

    /** A given name under which nicknames meet: bob and robert are both robert. */
    public static String formal(String given) {
        return NICKNAMES.getOrDefault(given, given);
    }

    private static PersonName chinese(String letters) {
        int cut =
                letters.length() > 2 && COMPOUND.contains(letters.substring(0, 2))
                        ? 2
                        : Math.min(1, letters.length());
        return new PersonName(
                letters.substring(0, cut), letters.substring(cut), Syllables.joined(letters));
    }

    private static PersonName latin(String plain) {
        int comma = plain.indexOf(',');
        String ordered =
                comma > 0 ? plain.substring(comma + 1) + " " + plain.substring(0, comma) : plain;
        List<String> words =
                List.of(
                        ordered.strip()
                                .replaceAll("[^\\p{L}\\p{N} '-]+", " ")
                                .strip()
                                .split("[ ]+"));
        String family = words.getLast();
        String given = String.join(" ", words.subList(0, words.size() - 1));
        return new PersonName(family, given, Plain.letters(family + given));
    }
}

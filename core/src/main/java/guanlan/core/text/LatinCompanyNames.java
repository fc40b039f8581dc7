package guanlan.core.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Company names in Latin letters: legal forms of many countries come off the end (and a few off the
 * front), each in one spelling; general words behind the brand are its industry.
 */
final class LatinCompanyNames {
    private static final Pattern DOTTED = Pattern.compile("\\b((?:\\p{L}\\.){2,}\\p{L}?)");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Map<String, String> FORMS = new HashMap<>();
    private static final Set<String> GROUPS =
            Set.of("group", "holding", "holdings", "groupe", "gruppe", "grupo");
    private static final Set<String> INDUSTRY =
            Set.of(
                    "technology",
                    "technologies",
                    "tech",
                    "systems",
                    "system",
                    "solutions",
                    "solution",
                    "services",
                    "service",
                    "software",
                    "international",
                    "global",
                    "industries",
                    "industry",
                    "industrial",
                    "enterprises",
                    "enterprise",
                    "trading",
                    "trade",
                    "consulting",
                    "consultants",
                    "partners",
                    "associates",
                    "manufacturing",
                    "products",
                    "electronics",
                    "electric",
                    "energy",
                    "foods",
                    "food",
                    "pharma",
                    "pharmaceuticals",
                    "pharmaceutical",
                    "medical",
                    "capital",
                    "investments",
                    "investment",
                    "management",
                    "logistics",
                    "media",
                    "communications",
                    "networks",
                    "network",
                    "labs",
                    "laboratories",
                    "digital",
                    "engineering",
                    "construction",
                    "insurance",
                    "bank",
                    "financial",
                    "finance",
                    "properties",
                    "realty",
                    "stores",
                    "import",
                    "export",
                    "ventures",
                    "design",
                    "marketing",
                    "worldwide",
                    "sons",
                    "bros",
                    "brothers");
    private static final Set<String> REGIONS =
            Set.of(
                    "china",
                    "usa",
                    "us",
                    "america",
                    "uk",
                    "europe",
                    "asia",
                    "japan",
                    "germany",
                    "france",
                    "india",
                    "canada",
                    "australia",
                    "singapore",
                    "hongkong",
                    "shanghai",
                    "beijing",
                    "shenzhen",
                    "guangzhou",
                    "apac",
                    "emea");

    static {
        add("inc", "inc incorporated incorporation incorp");
        add("corp", "corp corporation corporate");
        add("co", "co company cie compagnie compania companies");
        add("ltd", "ltd limited ltda limitada lte limted lmtd");
        add(
                "llc",
                "llc ooo too tov sarl srl eurl sl spzoo zoo doo sro kft sia uab oy ou bvba bv gmbh ug mbh lda");
        add(
                "plc",
                "plc ag sa spa nv ab as asa a/s pjsc oao pao zao jsc ojsc cjsc sab oyj se sas tbk bhd kk aktiengesellschaft");
        add("lp", "lp llp lllp kg ohg gbr scs snc kgaa partnership");
        add("pte", "pte pvt pty private proprietary sdn pt pc pllc");
        add("org", "ev eg asbl ngo foundation stiftung trust association assn society");
    }

    private LatinCompanyNames() {}

    private static void add(String form, String spellings) {
        for (String spelling : spellings.split(" ")) {
            FORMS.put(spelling, form);
        }
    }

    static CompanyName read(String plain) {
        String joined =
                DOTTED.matcher(plain.replace("&", " and "))
                        .replaceAll(dotted -> dotted.group(1).replace(".", ""))
                        .replace("'", "");
        List<String> words =
                new ArrayList<>(List.of(SIGNS.matcher(joined).replaceAll(" ").strip().split(" ")));
        List<String> form = new ArrayList<>();
        boolean group = false;
        if (words.size() > 1 && words.getFirst().equals("the")) {
            words.removeFirst();
        }
        while (words.size() > 1 && (FORMS.containsKey(words.getLast()) || isLoose(words))) {
            String last = words.removeLast();
            if (FORMS.containsKey(last)) {
                form.addFirst(FORMS.get(last));
            }
            group |= GROUPS.contains(last);
        }
        return parts(plain, words, String.join(" ", form), group);
    }

    /** A word that may stand behind the name without being of it. */
    private static boolean isLoose(List<String> words) {
        String last = words.getLast();
        return last.equals("and") || GROUPS.contains(last) || last.equals("the");
    }

    private static CompanyName parts(String plain, List<String> words, String form, boolean group) {
        StringBuilder region = new StringBuilder();
        List<String> industry = new ArrayList<>();
        boolean more = true;
        while (more && words.size() > 1) {
            String last = words.getLast();
            more = INDUSTRY.contains(last) || REGIONS.contains(last) || last.equals("and");
            if (more) {
                words.removeLast();
                if (REGIONS.contains(last)) {
                    region.insert(0, last);
                } else {
                    industry.addFirst(last);
                }
            }
        }
        return new CompanyName(
                plain,
                region.toString(),
                String.join(" ", words),
                String.join(" ", industry),
                form,
                "",
                group);
    }
}

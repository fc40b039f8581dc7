package guanlan.bench.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Invented persons with planted duplicates: slips of the keyboard, swapped and missing fields,
 * nicknames.
 */
final class Persons {
    static final List<String> COLUMNS =
            List.of(
                    "given_name",
                    "surname",
                    "street",
                    "city",
                    "postcode",
                    "date_of_birth",
                    "phone",
                    "email");
    private static final String[] GIVEN =
            "oliver amelia george isla harry ava noah mia jack grace leo emily arthur sophia oscar lily charlie ella jacob poppy henry evie thomas freya joshua charlotte william daisy james alice lucas sienna alexander ruby max sophie edward matilda daniel rosie samuel emma joseph hannah david zoe benjamin eva adam lucy ethan holly isaac megan ryan chloe nathan erin luke molly dylan abigail robert jessica michael laura peter sarah"
                    .split(" ");
    private static final String[] FAMILY =
            "smith jones taylor brown williams wilson johnson davies robinson wright thompson evans walker white roberts green hall wood jackson clarke harris clark turner hill moore cooper ward watson morris harrison baker king young allen mitchell anderson campbell kelly parker bennett edwards collins murphy stewart hughes price carter phillips shaw simpson marshall bailey richardson ellis foster powell russell gray lloyd webster nicholls ryder sutton blake"
                    .split(" ");
    private static final String[] STREET =
            "church park mill station high victoria albert queens kings manor grange orchard willow chestnut meadow river bridge castle garden spring"
                    .split(" ");
    private static final String[] KIND = {
        "street", "road", "avenue", "lane", "close", "place", "crescent"
    };
    private static final String[] TOWN =
            "london leeds bristol york oxford cambridge exeter derby lincoln durham bath norwich chester preston carlisle ripon truro wells ely hull perth swansea newport belfast dundee"
                    .split(" ");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private final SplittableRandom random;
    final List<String[]> rows = new ArrayList<>();
    final List<Integer> entities = new ArrayList<>();

    Persons(int count, long seed) {
        random = new SplittableRandom(seed);
        for (int entity = 0; rows.size() < count; entity++) {
            String[] person = person();
            rows.add(person);
            entities.add(entity);
            int copies = random.nextInt(2) * (1 + random.nextInt(3));
            for (int copy = 0; copy < copies; copy++) {
                rows.add(corrupted(person));
                entities.add(entity);
            }
        }
    }

    int[] gold() {
        return entities.stream().mapToInt(Integer::intValue).toArray();
    }

    private String any(String[] list) {
        return list[random.nextInt(list.length)];
    }

    private String[] person() {
        String given = any(GIVEN);
        String family = any(FAMILY);
        String born =
                (1930 + random.nextInt(75))
                        + "-"
                        + two(1 + random.nextInt(12))
                        + "-"
                        + two(1 + random.nextInt(28));
        String street = (1 + random.nextInt(200)) + " " + any(STREET) + " " + any(KIND);
        String mail = given.charAt(0) + family + random.nextInt(100) + "@" + any(STREET) + ".com";
        return new String[] {
            given,
            family,
            street,
            any(TOWN),
            String.valueOf(1000 + random.nextInt(8999)),
            born,
            "07" + (100_000_000 + random.nextInt(899_999_999)),
            mail
        };
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    private String[] corrupted(String[] person) {
        String[] copy = person.clone();
        for (int at = 0; at < copy.length; at++) {
            double chance = random.nextDouble();
            if (chance < 0.15) {
                copy[at] = "";
            } else if (chance < 0.4) {
                copy[at] = slip(copy[at]);
            } else if (chance < 0.46 && at > 1) {
                copy[at] = person()[at];
            }
        }
        if (random.nextInt(20) == 0) {
            String given = copy[0];
            copy[0] = copy[1];
            copy[1] = given;
        }
        return copy;
    }

    private String slip(String text) {
        if (text.length() < 3) {
            return text;
        }
        int at = random.nextInt(text.length() - 1);
        char other =
                Character.isDigit(text.charAt(at))
                        ? (char) ('0' + random.nextInt(10))
                        : LETTERS.charAt(random.nextInt(26));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + other + text.substring(at);
            case 2 -> text.substring(0, at) + other + text.substring(at + 1);
            default ->
                    text.substring(0, at)
                            + text.charAt(at + 1)
                            + text.charAt(at)
                            + text.substring(at + 2);
        };
    }
}

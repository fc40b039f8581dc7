package guanlan.bench.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Invented organisations that write in English, with planted duplicates: legal forms, initials and
 * chains' names there or not, streets abbreviated, phones with and without area. As traps, sites of
 * one chain under one phone or in one street, and strangers in one house.
 */
final class Organisations {
    static final List<String> COLUMNS =
            List.of("name", "address", "city", "zip", "phone", "website");
    private static final String[] FIRST =
            "north,south,east,west,grand,little,golden,silver,blue,green,new,old,first,united,metro,saint mary,saint john,christ,hope,liberty,lincoln,washington,jefferson,madison,franklin,sunrise,evergreen,cedar,maple,oak,lake,river,hill,valley,park,garden,pioneer,summit,harbor,bright,easter,salvation,pacific,atlantic,midwest,central,royal,imperial,delta,omega,alpha,apex,vertex,quantum,nova,stellar,blake,carter,foster,hudson,mercer,nolan,parker,quincy,ramos,sawyer,tucker,vargas,watson,xavier,young,zeller"
                    .split(",");
    private static final String[] SECOND =
            "community,family,children's,youth,learning,development,health,medical,dental,legal,financial,building,electric,plumbing,software,data,network,travel,food,coffee,pizza,garden,grill,kitchen,auto,steel,paper,print,design,media,music,sports,fitness,energy,water,solar,logistics,freight,marine,security"
                    .split(",");
    private static final String[] THIRD =
            "center,services,association,academy,group,partners,systems,solutions,works,supply,company,house,club,institute,clinic,school,store,cafe,restaurant,labs,consulting,industries,enterprises,foundation,agency"
                    .split(",");
    private static final String[] FORM = {
        "", "", "", " inc", " inc.", " llc", ", inc.", " corp.", " co.", " ltd"
    };
    private static final String[] STREET =
            "main,oak,pine,maple,cedar,elm,washington,lake,hill,walnut,spring,north,ridge,church,willow,mill,sunset,railroad,jackson,west,highland,forest,center,park,river,state,division,ogden,kedzie,pulaski,western,ashland,halsted,damen,cicero"
                    .split(",");
    private static final String[][] KIND = {
        {"street", "st", "st."}, {"avenue", "ave", "ave."}, {"boulevard", "blvd", "blvd."},
        {"road", "rd", "rd."}, {"drive", "dr", "dr."}, {"place", "pl", "pl."}
    };
    private static final String[][] SIDE = {
        {"north", "n", "n."}, {"south", "s", "s."}, {"east", "e", "e."}, {"west", "w", "w."}
    };
    private static final String[] CITY =
            "chicago,springfield,dayton,portland,austin,denver,madison,columbus,tampa,fresno,boise,tulsa,omaha,reno"
                    .split(",");
    private static final double[] FILLED = {1, 0.9, 0.7, 0.6, 0.75, 0.25};

    private final SplittableRandom random;
    final List<String[]> rows = new ArrayList<>();
    final List<Integer> entities = new ArrayList<>();

    /** A site and the chain that it belongs to, which may be none. */
    private record Site(
            String chain,
            String name,
            int number,
            int side,
            int street,
            int kind,
            String city,
            String zip,
            String phone) {}

    Organisations(int count, long seed) {
        random = new SplittableRandom(seed);
        int entity = 0;
        while (rows.size() < count) {
            Site site = site(random.nextInt(3) == 0 ? words() : "");
            put(site, entity++);
            if (!site.chain.isEmpty()) {
                for (int more = random.nextInt(4); more > 0; more--) {
                    Site other = site(site.chain);
                    put(random.nextInt(3) == 0 ? with(other, site.phone) : other, entity++);
                }
            }
            if (random.nextInt(12) == 0) {
                put(inHouseOf(site), entity++);
            }
        }
    }

    int[] gold() {
        return entities.stream().mapToInt(Integer::intValue).toArray();
    }

    private void put(Site site, int entity) {
        int copies = 1 + (random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0);
        for (int copy = 0; copy < copies; copy++) {
            String[] row = row(site);
            rows.add(row);
            entities.add(entity);
        }
    }

    private String any(String[] list) {
        return list[random.nextInt(list.length)];
    }

    private String words() {
        return any(FIRST)
                + " "
                + (random.nextInt(3) == 0 ? any(FIRST) + " " : "")
                + any(SECOND)
                + " "
                + any(THIRD);
    }

    private Site site(String chain) {
        String name = random.nextInt(4) == 0 ? any(FIRST) + " " + any(THIRD) : words();
        return new Site(
                chain,
                name,
                1 + random.nextInt(6000),
                random.nextInt(8),
                random.nextInt(STREET.length),
                random.nextInt(KIND.length),
                any(CITY),
                String.valueOf(60_000 + random.nextInt(900)),
                digits(3) + (2 + random.nextInt(7)) + digits(6));
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder().append(2 + random.nextInt(8));
        while (digits.length() < count) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private Site with(Site site, String phone) {
        return new Site(
                site.chain,
                site.name,
                site.number,
                site.side,
                site.street,
                site.kind,
                site.city,
                site.zip,
                phone);
    }

    private Site inHouseOf(Site site) {
        Site other = site("");
        return new Site(
                "",
                other.name,
                site.number,
                site.side,
                site.street,
                site.kind,
                site.city,
                site.zip,
                other.phone);
    }

    private String[] row(Site site) {
        String domain = site.name.replaceAll("[^a-z]", "");
        String[] row = {
            name(site),
            address(site),
            site.city,
            site.zip,
            phone(site.phone),
            "www." + domain + ".org"
        };
        for (int at = 0; at < row.length; at++) {
            row[at] = random.nextDouble() < FILLED[at] ? slipped(row[at]) : "";
        }
        return row;
    }

    private String name(Site site) {
        String own = site.name + any(FORM);
        String told =
                site.chain.isEmpty()
                        ? own
                        : switch (random.nextInt(5)) {
                            case 0 -> site.name;
                            case 1 -> initials(site.chain) + " - " + site.name;
                            case 2 -> site.chain + " " + site.name;
                            case 3 -> site.chain + " - " + site.name + " / " + initials(site.chain);
                            default -> site.chain + " - " + site.name;
                        };
        String spelled =
                random.nextInt(5) == 0
                        ? told.replace("saint ", "st. ").replace("center", "ctr")
                        : told;
        return random.nextInt(6) == 0 ? spelled.toUpperCase(Locale.ROOT) : spelled;
    }

    private static String initials(String words) {
        StringBuilder initials = new StringBuilder();
        for (String word : words.split(" ")) {
            initials.append(word.charAt(0));
        }
        return initials.toString();
    }

    private String address(Site site) {
        String side = site.side < SIDE.length ? any(SIDE[site.side]) + " " : "";
        String kind = random.nextInt(6) == 0 ? "" : " " + any(KIND[site.kind]);
        String suite = random.nextInt(10) == 0 ? " suite " + (1 + random.nextInt(40)) : "";
        return site.number + " " + side + STREET[site.street] + kind + suite;
    }

    private String phone(String digits) {
        String local = digits.substring(3, 6) + "-" + digits.substring(6);
        return switch (random.nextInt(4)) {
            case 0 -> digits.substring(3);
            case 1 -> "(" + digits.substring(0, 3) + ") " + local;
            case 2 -> digits.substring(0, 3) + "-" + local;
            default -> digits.substring(0, 3) + "/" + local;
        };
    }

    private String slipped(String text) {
        if (random.nextInt(14) > 0 || text.length() < 4) {
            return text;
        }
        int at = 1 + random.nextInt(text.length() - 2);
        return random.nextBoolean()
                ? text.substring(0, at) + text.substring(at + 1)
                : text.substring(0, at) + text.charAt(at) + text.substring(at);
    }
}

package guanlan.domain.sample;

import guanlan.core.values.CreditCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Invents customers and their contacts: the same ones for the same seed. */
final class Customers {
    private static final List<String> SOURCES =
            List.of(
                    "website",
                    "exhibition",
                    "exhibition",
                    "referral",
                    "referral",
                    "advertising",
                    "cold_call",
                    "tender",
                    "partner");
    private static final List<String> ROLES =
            List.of("decider", "influencer", "executor", "user", "user", "blocker");
    private static final String LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private final RandomGenerator chance;
    private final List<String> industries = Words.TRADES.keySet().stream().sorted().toList();
    private final Set<String> names = new HashSet<>();
    private final Set<String> hosts = new HashSet<>();

    Customers(long seed) {
        chance = new SplittableRandom(seed);
    }

    /** A customer with the region whose people look after it, and the people it employs. */
    record Customer(
            Map<String, @Nullable Object> values,
            String region,
            List<Map<String, @Nullable Object>> contacts) {}

    List<Customer> make(int count) {
        List<Customer> customers = new ArrayList<>();
        while (customers.size() < count) {
            Place place = Words.any(Place.ALL, chance);
            String industry = Words.any(industries, chance);
            String brand = Words.any(Words.BRANDS, chance);
            String name =
                    place.city()
                            + brand
                            + Words.any(Words.TRADES.getOrDefault(industry, List.of()), chance)
                            + Words.any(Words.FORMS, chance);
            if (names.add(name)) {
                customers.add(customer(name, brand, industry, place));
            }
        }
        return customers;
    }

    private Customer customer(String name, String brand, String industry, Place place) {
        String host = host(Words.pinyin(brand));
        int size = size();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("uscc", creditCode(place));
        values.put("industry", industry);
        values.put("level", size > 1500 ? "a" : size > 250 ? "b" : "c");
        values.put("source", Words.any(SOURCES, chance));
        values.put("phone", place.dialling() + "-" + chance.nextInt(20_000_000, 90_000_000));
        values.put("mail", "info@" + host);
        values.put("website", "www." + host);
        values.put("country", "中国");
        values.put("province", place.province());
        values.put("city", place.city());
        values.put("address", Words.any(place.streets(), chance) + chance.nextInt(1, 999) + "号");
        values.put(
                "postal_code",
                place.code().substring(0, 4) + String.format("%02d", chance.nextInt(100)));
        values.put("founded", chance.nextInt(1985, 2023));
        values.put("employees", size);
        values.put("revenue", size * (long) chance.nextInt(30, 120) * 10_000L);
        return new Customer(values, place.region(), contacts(host));
    }

    private List<Map<String, @Nullable Object>> contacts(String host) {
        List<Map<String, @Nullable Object>> contacts = new ArrayList<>();
        Set<String> mails = new HashSet<>();
        int count = chance.nextInt(1, 5);
        while (contacts.size() < count) {
            String name = Words.person(chance);
            String mail = Words.pinyin(name) + "@" + host;
            if (mails.add(mail)) {
                contacts.add(contact(name, mail));
            }
        }
        return contacts;
    }

    private Map<String, @Nullable Object> contact(String name, String mail) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("position", Words.any(Words.POSITIONS, chance));
        values.put("role", Words.any(ROLES, chance));
        values.put(
                "mobile",
                "1" + chance.nextInt(3, 10) + String.format("%09d", chance.nextInt(1_000_000_000)));
        values.put("mail", mail);
        values.put("wechat", mail.substring(0, mail.indexOf('@')));
        return values;
    }

    /** Most companies are small, a few are large. */
    private int size() {
        return (int) Math.round(Math.exp(3 + chance.nextDouble() * 5.3));
    }

    private String host(String brand) {
        String host = brand + ".example.com";
        for (int more = 2; !hosts.add(host); more++) {
            host = brand + more + ".example.com";
        }
        return host;
    }

    private String creditCode(Place place) {
        var code = new StringBuilder("91").append(place.code());
        while (code.length() < 17) {
            code.append(LETTERS.charAt(chance.nextInt(LETTERS.length())));
        }
        return code.append(CreditCode.check(code.toString())).toString();
    }
}

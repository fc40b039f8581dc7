package guanlan.core.text;

import java.util.ArrayList;
import java.util.List;

/** Cuts an address into what a part can begin or end with: a run of digits, any other letter. */
final class AddressTokens {
    private AddressTokens() {}

    static List<String> of(String plain) {
        List<String> tokens = new ArrayList<>();
        int from = 0;
        for (int at = 1; at <= plain.length(); at++) {
            boolean on =
                    at < plain.length()
                            && Character.isDigit(plain.charAt(at - 1))
                            && Character.isDigit(plain.charAt(at));
            if (!on) {
                tokens.add(plain.substring(from, at));
                from = at;
            }
        }
        return tokens;
    }
}

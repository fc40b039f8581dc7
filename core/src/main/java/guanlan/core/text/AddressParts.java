package guanlan.core.text;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * Cuts a Chinese address into all its parts, down to house, floor and room, as people would; {@link
 * ChineseAddresses} reads the divisions with their codes. The model is learned from public
 * addresses, and read when it is first asked.
 */
public final class AddressParts {
    private AddressParts() {}

    private static final class Shipped {
        static final AddressModel MODEL = read();

        private static AddressModel read() {
            InputStream file =
                    Objects.requireNonNull(
                            AddressParts.class.getResourceAsStream("addresses.model"));
            try (var in = new BufferedInputStream(file)) {
                return AddressModel.read(in);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    /** The parts one behind another; together they are the plain text, blanks left out. */
    public static List<AddressPart> of(String address) {
        return shipped().parse(AddressTokens.of(Plain.of(address).replace(" ", "")));
    }

    /** The model that comes with the product. */
    public static AddressModel shipped() {
        return Shipped.MODEL;
    }
}

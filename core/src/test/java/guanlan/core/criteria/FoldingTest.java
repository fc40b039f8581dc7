package guanlan.core.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FoldingTest {

    @Test
    void foldsEachCharacterOnItsOwn() {
        assertThat(Folding.fold("ΟΔΟΣ")).isEqualTo("οδοσ");
        assertThat(Folding.fold("İI")).isEqualTo("ii");
        assertThat(Folding.fold("𐐀中Ａ")).isEqualTo("𐐨中ａ");
        String folded = "nothing to fold";
        assertThat(Folding.fold(folded)).isSameAs(folded);
    }

    @Property
    boolean aFragmentFoldsAsItDoesInsideItsText(@ForAll String before, @ForAll String after) {
        return Folding.fold(before + "x" + after)
                .equals(Folding.fold(before) + "x" + Folding.fold(after));
    }

    @Property
    boolean ordersAsBytesDo(@ForAll String one, @ForAll String other) {
        byte[] left = one.getBytes(StandardCharsets.UTF_8);
        byte[] right = other.getBytes(StandardCharsets.UTF_8);
        return Integer.signum(Folding.BY_CODE_POINT.compare(one, other))
                == Integer.signum(Arrays.compareUnsigned(left, right));
    }
}

package guanlan.core.matching;

/** What two cells must share to be equal for a {@link Rule}; empty when nothing is known. */
public final class NormalForm {
    private NormalForm() {}

    public static String of(Kind kind, String cell) {
        return cell.isBlank() ? "" : Forms.of(kind, cell).text();
    }
}

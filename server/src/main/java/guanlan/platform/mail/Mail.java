package guanlan.platform.mail;

/**
 * One letter to one person, in words and as a page that says the same.
 *
 * @param leave the address by which one gets no more of the kind, told to his mail program
 */
public record Mail(String to, String subject, String text, String html, String leave) {
    public Mail {
        if (to.isBlank() || subject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a letter has an address and a subject of one line");
        }
    }
}

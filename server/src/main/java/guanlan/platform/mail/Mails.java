package guanlan.platform.mail;

import guanlan.platform.secrets.Vault;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands letters to the operator's mail server. */
@Component
public class Mails {
    private static final int FOR_GOOD = 500;

    private final MailSettings settings;
    private final Vault vault;

    Mails(MailSettings settings, Vault vault) {
        this.settings = settings;
        this.vault = vault;
    }

    /** What became of a letter that the server was reached for. */
    public enum Sent {
        TAKEN,
        /** The server wants no letter for this address, now or later. */
        REFUSED,
        /** The server wants none for this address now. */
        LATER
    }

    /** Whether there is a server to send over. */
    public boolean ready() {
        return settings.complete();
    }

    /** Where people reach a page of the product. */
    public URI link(String path) {
        return settings.link().resolve(path);
    }

    /**
     * @throws MailException when the server cannot be reached or does not let us in: again later
     */
    public Sent send(Mail mail) {
        JavaMailSenderImpl sender = sender();
        try {
            sender.send(message(sender, mail));
            return Sent.TAKEN;
        } catch (MailSendException failed) {
            return failed.getFailedMessages().values().stream()
                    .filter(SendFailedException.class::isInstance)
                    .map(each -> isForGood(each) ? Sent.REFUSED : Sent.LATER)
                    .findFirst()
                    .orElseThrow(() -> failed);
        }
    }

    private MimeMessage message(JavaMailSenderImpl sender, Mail mail) {
        MimeMessage message = sender.createMimeMessage();
        try {
            var helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
            helper.setFrom(settings.sender());
            helper.setTo(mail.to());
            helper.setSubject(mail.subject());
            helper.setText(mail.text(), mail.html());
            message.setHeader("List-Unsubscribe", "<" + mail.leave() + ">");
            message.setHeader("Auto-Submitted", "auto-generated");
        } catch (MessagingException unreadable) {
            throw new MailSendException("A letter cannot be written", unreadable);
        }
        return message;
    }

    /** By RFC 5321 an answer of 500 and more stays the same however often one asks. */
    private static boolean isForGood(Exception failed) {
        return Stream.iterate(failed, Objects::nonNull, Mails::next)
                .anyMatch(
                        each ->
                                each instanceof SMTPAddressFailedException address
                                                && address.getReturnCode() >= FOR_GOOD
                                        || each instanceof SMTPSendFailedException letter
                                                && letter.getReturnCode() >= FOR_GOOD);
    }

    private static @Nullable Exception next(Exception failed) {
        return failed instanceof MessagingException known ? known.getNextException() : null;
    }

    private JavaMailSenderImpl sender() {
        var sender = new JavaMailSenderImpl();
        sender.setHost(settings.host());
        sender.setPort(settings.door());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        if (!settings.user().isBlank()) {
            sender.setUsername(settings.user());
            sender.setPassword(clear(settings.secret()));
        }
        sender.setJavaMailProperties(properties());
        return sender;
    }

    private Properties properties() {
        String millis = String.valueOf(settings.timeout().toMillis());
        var properties = new Properties();
        properties.setProperty("mail.smtp.auth", String.valueOf(!settings.user().isBlank()));
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        switch (settings.security()) {
            case NONE -> {}
            case STARTTLS -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
                properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
            }
            case TLS -> {
                properties.setProperty("mail.smtp.ssl.enable", "true");
                properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
            }
        }
        return properties;
    }

    private String clear(String secret) {
        return vault.find(secret).flatMap(vault::open).orElse(secret);
    }
}

package org.tongzhou.accounts;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.tongzhou.accounts.Contact.Kind;

/// Sends letters to e-mail addresses by SMTP.
final class MailCarrier implements LetterCarrier {

    private final JavaMailSender sender;
    private final String from;

    MailCarrier(JavaMailSender sender, String from) {
        this.sender = sender;
        this.from = from;
    }

    @Override
    public Kind kind() {
        return Kind.EMAIL;
    }

    @Override
    public Carried carry(Letter letter) {
        try {
            sender.send(message(letter));
            return new Carried.Sent();
        } catch (MailSendException e) {
            return isRefused(e)
                    ? new Carried.Never("the mail server refuses the address")
                    : new Carried.NotNow(e.getClass().getSimpleName());
        } catch (MailException | MessagingException e) {
            // Not its message: that may hold the address.
            return new Carried.NotNow(e.getClass().getSimpleName());
        }
    }

    private MimeMessage message(Letter letter) throws MessagingException {
        MimeMessage message = sender.createMimeMessage();
        var helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(letter.to().value());
        helper.setSubject(letter.subject());
        helper.setText(letter.text());
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    /// Whether the address itself was refused for good, which no later try changes.
    private static boolean isRefused(MailSendException failed) {
        return failed.getFailedMessages().values().stream()
                .anyMatch(cause ->
                        cause instanceof SendFailedException sending
                                && sending.getInvalidAddresses() != null
                                && sending.getInvalidAddresses().length > 0);
    }
}

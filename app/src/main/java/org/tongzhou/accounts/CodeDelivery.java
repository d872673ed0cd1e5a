package org.tongzhou.accounts;

/// Brings a code to a person, by SMS or e-mail. The text goes to nobody else, and into no log.
public interface CodeDelivery {

    void deliver(Contact to, String text);
}

package org.tongzhou.accounts;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The door: accounts, their roles and how to reach them.
@Component
public class Accounts {

    private static final String INSERT =
            """
            insert into accounts.account (created_at, password_hash, contact_sealed, demo_label)
            values (:at, :password, :contact, :label) returning id
            """;
    private static final String NAME =
            """
            insert into accounts.sign_in_name (hash, account) values (:hash, :account)
            on conflict (hash) do nothing
            """;
    private static final String UNNAME =
            "delete from accounts.sign_in_name where account = :account";
    private static final String BY_NAME =
            """
            select a.id, a.password_hash from accounts.account a
            join accounts.sign_in_name n on n.account = a.id where n.hash = :hash
            """;
    private static final String ROLES = "select role from accounts.role where account = :account";
    private static final String GIVE =
            """
            insert into accounts.role (account, role) values (:account, :role)
            on conflict (account, role) do nothing
            """;
    private static final String TAKE =
            "delete from accounts.role where account = :account and role = :role";
    private static final String CONTACT =
            "select contact_sealed from accounts.account where id = :account";
    private static final String SET_CONTACT =
            "update accounts.account set contact_sealed = :contact where id = :account";
    private static final String PASSWORD =
            "select coalesce(password_hash, '') from accounts.account where id = :account";
    private static final String SET_PASSWORD =
            "update accounts.account set password_hash = :password where id = :account";
    private static final String DEMO =
            "select id, demo_label from accounts.account where demo_label is not null order by id";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ContactSeal seal;
    private final Passwords passwords;

    Accounts(JdbcClient jdbc, Clock clock, ContactSeal seal, Passwords passwords) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.seal = seal;
        this.passwords = passwords;
    }

    /// An invented person of the demo, signed in by a click and by nothing else.
    public record DemoAccount(Account account, String label) {}

    record Known(long id, @Nullable String passwordHash) {}

    /// Makes an account whose contact needs no code: for tools that load what exists elsewhere.
    @Transactional
    public Account create(Contact contact, Password password, Set<Role> roles) {
        return open(contact, passwords.hash(password), roles)
                .orElseThrow(() -> new IllegalStateException("this contact has an account"));
    }

    /// Makes an invented person for the demo.
    @Transactional
    public Account createForDemo(String label, Set<Role> roles) {
        return insert(null, null, label, roles);
    }

    /// Makes an account for an invented person whom the demo does not list: nobody can sign in with
    /// it.
    @Transactional
    public Account createUnlisted() {
        return insert(null, null, null, Set.of(Role.MEMBER));
    }

    /// Puts an invented person on a sign-in card of the demo.
    @Transactional
    public void listForDemo(long account, String label) {
        jdbc.sql("update accounts.account set demo_label = :label where id = :account")
                .param("label", label)
                .param("account", account)
                .update();
    }

    @Transactional(readOnly = true)
    public List<DemoAccount> demoAccounts() {
        return jdbc.sql(DEMO)
                .query((row, _) ->
                        new DemoAccount(account(row.getLong("id")), row.getString("demo_label")))
                .list();
    }

    /// How to reach a person; the demo's people cannot be reached.
    @Transactional(readOnly = true)
    public Optional<Contact> contact(long account) {
        return jdbc.sql(CONTACT)
                .param("account", account)
                .query((row, _) -> Optional.ofNullable(row.getBytes(1)).map(seal::open))
                .optional()
                .flatMap(contact -> contact);
    }

    @Transactional(readOnly = true)
    public Account account(long id) {
        Set<Role> roles =
                jdbc
                        .sql(ROLES)
                        .param("account", id)
                        .query((row, _) -> Role.valueOf(row.getString(1)))
                        .stream()
                        .collect(Collectors.toSet());
        return new Account(id, roles);
    }

    /// The account of a number, if there is one.
    @Transactional(readOnly = true)
    Optional<Account> known(long id) {
        return jdbc.sql("select id from accounts.account where id = :account")
                .param("account", id)
                .query(Long.class)
                .optional()
                .map(this::account);
    }

    /// Opens an account unless somebody has this contact: the key decides races.
    @Transactional
    Optional<Account> open(Contact contact, String passwordHash, Set<Role> roles) {
        if (find(contact).isPresent()) {
            return Optional.empty();
        }
        Account account = insert(contact, passwordHash, null, roles);
        if (!name(account.id(), contact)) {
            throw new IllegalStateException("somebody else took this contact just now");
        }
        return Optional.of(account);
    }

    private Account insert(
            @Nullable Contact contact,
            @Nullable String passwordHash,
            @Nullable String label,
            Set<Role> roles) {
        long id =
                jdbc.sql(INSERT)
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("password", passwordHash)
                        .param("contact", contact == null ? null : seal.seal(contact))
                        .param("label", label)
                        .query(Long.class)
                        .single();
        roles.forEach(role -> give(id, role));
        return new Account(id, roles);
    }

    private boolean name(long account, Contact contact) {
        return jdbc.sql(NAME).param("hash", seal.hash(contact)).param("account", account).update()
                == 1;
    }

    @Transactional(readOnly = true)
    Optional<Known> find(Contact contact) {
        return jdbc.sql(BY_NAME)
                .param("hash", seal.hash(contact))
                .query((row, _) -> new Known(row.getLong(1), row.getString(2)))
                .optional();
    }

    /// Whether the contact could be changed; not if somebody else has it.
    @Transactional
    boolean changeContact(long account, Contact contact) {
        if (find(contact).isPresent()) {
            return false;
        }
        jdbc.sql(UNNAME).param("account", account).update();
        if (!name(account, contact)) {
            throw new IllegalStateException("somebody else took this contact just now");
        }
        jdbc.sql(SET_CONTACT)
                .param("contact", seal.seal(contact))
                .param("account", account)
                .update();
        return true;
    }

    String passwordHash(long account) {
        return jdbc.sql(PASSWORD).param("account", account).query(String.class).single();
    }

    @Transactional
    void changePassword(long account, String passwordHash) {
        jdbc.sql(SET_PASSWORD).param("password", passwordHash).param("account", account).update();
    }

    boolean give(long account, Role role) {
        return jdbc.sql(GIVE).param("account", account).param("role", role.name()).update() == 1;
    }

    boolean take(long account, Role role) {
        return jdbc.sql(TAKE).param("account", account).param("role", role.name()).update() == 1;
    }
}

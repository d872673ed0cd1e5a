package org.tongzhou.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The door to persons' keys.
@Component
public class Vault {

    private static final String INSERT =
            "insert into evidence.person_key (person, sealed_key) values (:person, :key)";
    private static final String SELECT =
            "select sealed_key from evidence.person_key where person = :person";
    private static final String DELETE = "delete from evidence.person_key where person = :person";

    private final JdbcClient jdbc;
    private final MasterKey master;

    Vault(JdbcClient jdbc, MasterKey master) {
        this.jdbc = jdbc;
        this.master = master;
    }

    /// Makes the key of a new person.
    @Transactional(propagation = Propagation.MANDATORY)
    public SealingKey create(long person) {
        byte[] key = SealingKey.random();
        byte[] sealed = master.sealing().seal("person " + person, key);
        jdbc.sql(INSERT).param("person", person).param("key", sealed).update();
        return new SealingKey(key);
    }

    /// The key of a person, or nothing if the person was erased.
    public Optional<SealingKey> key(long person) {
        return jdbc.sql(SELECT)
                .param("person", person)
                .query((row, _) -> row.getBytes("sealed_key"))
                .optional()
                .map(sealed -> new SealingKey(master.sealing().open("person " + person, sealed)));
    }

    /// Text sealed for a person, or nothing if the person was erased.
    public Optional<String> text(long person, String purpose, byte[] sealed) {
        return key(person)
                .map(key -> new String(key.open(purpose, sealed), StandardCharsets.UTF_8));
    }

    /// Destroys a person's key: nothing sealed under it can be read again, by anybody.
    @Transactional
    public void erase(long person) {
        jdbc.sql(DELETE).param("person", person).update();
    }

    /// A hash of `text` that only this operator can compute.
    public byte[] fingerprint(String purpose, String text) {
        return master.hash(purpose, text);
    }

    /// Seals under the operator's own key what belongs to no person.
    public SealingKey operatorKey() {
        return master.sealing();
    }
}

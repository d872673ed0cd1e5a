package org.tongzhou.members;

import java.util.Arrays;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.core.round.Folio;

/// Hands out household numbers from several open folios at once, so that the newest page of the
/// roster is not a hot spot. A server takes a block at a time; numbers lost with a crash are gaps,
/// which do no harm.
@Component
class HouseholdNumbers {

    private static final int SLOTS = 4;
    private static final int BLOCK = 64;
    private static final String TAKE =
            """
            update members.open_folio
            set folio = case when used >= 32768
                    then nextval('members.next_folio')::integer else folio end,
                used = case when used >= 32768 then :block else used + :block end
            where slot = :slot
            returning folio, used - :block as first
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;
    private final Block[] blocks = new Block[SLOTS];
    private int nextSlot;

    private record Block(long next, long end) {
        boolean isEmpty() {
            return next == end;
        }
    }

    HouseholdNumbers(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        Arrays.fill(blocks, new Block(0, 0));
    }

    synchronized long next() {
        int slot = nextSlot;
        nextSlot = (nextSlot + 1) % SLOTS;
        if (blocks[slot].isEmpty()) {
            blocks[slot] = take(slot);
        }
        Block block = blocks[slot];
        blocks[slot] = new Block(block.next() + 1, block.end());
        return block.next();
    }

    private Block take(int slot) {
        Block block =
                ownTransaction.execute(_ ->
                        jdbc.sql(TAKE)
                                .param("slot", slot)
                                .param("block", BLOCK)
                                .query((row, _) -> block(row.getInt("folio"), row.getInt("first")))
                                .single());
        return Objects.requireNonNull(block);
    }

    private static Block block(int folio, int first) {
        long number = Folio.firstHousehold(folio) + first;
        return new Block(number, number + BLOCK);
    }
}

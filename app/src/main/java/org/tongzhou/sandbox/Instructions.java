package org.tongzhou.sandbox;

/// Remembers, for every instruction that is or was pending or taken, which it is: 16 bytes each.
///
/// An open-addressing table from the hash of the id to the hash of its content, whose two lowest
/// bits hold the state. Ids are never forgotten, so there is no deletion.
final class Instructions {

    /// What is known of an id.
    enum State {
        /// Never seen, or failed at once: it may be tried.
        OPEN,
        PENDING,
        TAKEN,
        /// Pending or taken with another account or amount, or failed late and so spent.
        CONFLICT
    }

    private static final int PENDING = 1;
    private static final int TAKEN = 2;
    private static final int FAILED = 3;
    private static final long STATE_BITS = 3;

    private long[] keys = new long[1 << 12];
    private long[] values = new long[1 << 12];
    private int size;

    State state(Instruction instruction) {
        long value = values[slot(key(instruction.id()))];
        int state = (int) (value & STATE_BITS);
        if (value == 0) {
            return State.OPEN;
        }
        if (state == FAILED || (value & ~STATE_BITS) != content(instruction)) {
            return State.CONFLICT;
        }
        return state == TAKEN ? State.TAKEN : State.PENDING;
    }

    void pending(Instruction instruction) {
        put(instruction, PENDING);
    }

    void taken(Instruction instruction) {
        put(instruction, TAKEN);
    }

    void failed(Instruction instruction) {
        put(instruction, FAILED);
    }

    private void put(Instruction instruction, int state) {
        long key = key(instruction.id());
        int slot = slot(key);
        if (values[slot] == 0) {
            size++;
            keys[slot] = key;
        }
        values[slot] = content(instruction) | state;
        if (size > keys.length / 2) {
            grow();
        }
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new long[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    /// The place of a key: its own, or the empty one where it belongs.
    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key & mask);
        while (values[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static long key(String id) {
        return Hash64.of(0, id);
    }

    private static long content(Instruction instruction) {
        String amount = Long.toString(instruction.amountMinor());
        return Hash64.of(1, instruction.account(), amount) & ~STATE_BITS;
    }
}

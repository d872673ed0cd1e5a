package org.tongzhou.core.frozen;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/// Writes structures in Thrift's compact protocol, in which Parquet's headers and footer are
/// written.
///
/// Fields of a structure are written in the order of their numbers.
final class CompactThrift {

    private static final int INT32 = 5;
    private static final int INT64 = 6;
    private static final int STRING = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    private static final int END = 0;

    private static final int SHORT_LIST = 15;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Deque<Integer> outer = new ArrayDeque<>();
    private int lastField;

    CompactThrift int32(int field, int value) {
        header(field, INT32);
        return zigzag(value);
    }

    CompactThrift int64(int field, long value) {
        header(field, INT64);
        return zigzag(value);
    }

    CompactThrift string(int field, String value) {
        header(field, STRING);
        return string(value);
    }

    /// Begins a structure that is a field.
    CompactThrift struct(int field) {
        header(field, STRUCT);
        return struct();
    }

    /// Begins a structure in a list; one that stands alone begins by itself.
    CompactThrift struct() {
        outer.push(lastField);
        lastField = 0;
        return this;
    }

    /// Ends the structure that was begun last.
    CompactThrift end() {
        bytes.write(END);
        lastField = outer.isEmpty() ? 0 : outer.pop();
        return this;
    }

    CompactThrift structs(int field, int size) {
        return list(field, STRUCT, size);
    }

    CompactThrift int32s(int field, int value) {
        return list(field, INT32, 1).zigzag(value);
    }

    CompactThrift strings(int field, String value) {
        return list(field, STRING, 1).string(value);
    }

    private CompactThrift list(int field, int type, int size) {
        header(field, LIST);
        bytes.write((Math.min(size, SHORT_LIST) << 4) | type);
        return size < SHORT_LIST ? this : varint(size);
    }

    private void header(int field, int type) {
        bytes.write(((field - lastField) << 4) | type);
        lastField = field;
    }

    private CompactThrift string(String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        varint(text.length);
        bytes.writeBytes(text);
        return this;
    }

    /// A number of either sign in as few bytes as it needs.
    CompactThrift zigzag(long value) {
        return varint((value << 1) ^ (value >> 63));
    }

    /// A number that is not negative, seven bits a byte.
    CompactThrift varint(long value) {
        long left = value;
        while ((left & ~0x7fL) != 0) {
            bytes.write((int) ((left & 0x7f) | 0x80));
            left >>>= 7;
        }
        bytes.write((int) left);
        return this;
    }

    CompactThrift raw(int one) {
        bytes.write(one);
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}

package io.semstream.trainer.architecture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the little of Python's pickle protocol 2 that a TorchScript archive needs; opcodes are those of Python's {@code pickletools}. */
final class Pickle {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Pickle() {
        code(0x80).code(2);
    }

    private Pickle code(int opcode) {
        out.write(opcode);
        return this;
    }

    Pickle global(String module, String name) {
        code('c').out.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Pickle string(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        code('X').raw(utf8.length).out.writeBytes(utf8);
        return this;
    }

    /** Below 2^31, which every dimension and storage here is. */
    Pickle integer(int number) {
        return code('J').raw(number);
    }

    private Pickle raw(int number) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array());
        return this;
    }

    Pickle bool(boolean value) {
        return code(value ? 0x88 : 0x89);
    }

    Pickle none() {
        return code('N');
    }

    Pickle emptyTuple() {
        return code(')');
    }

    Pickle mark() {
        return code('(');
    }

    /** Of everything since the mark. */
    Pickle tuple() {
        return code('t');
    }

    Pickle integers(List<Integer> numbers) {
        if (numbers.isEmpty()) {
            return emptyTuple();
        }
        mark();
        numbers.forEach(this::integer);
        return tuple();
    }

    Pickle reduce() {
        return code('R');
    }

    Pickle persistentId() {
        return code('Q');
    }

    /** An object of the class on the stack, whose attributes follow until {@link #endObject}. */
    Pickle beginObject() {
        return emptyTuple().code(0x81).code('}').mark();
    }

    Pickle endObject() {
        return code('u').code('b');
    }

    byte[] end() {
        code('.');
        return out.toByteArray();
    }
}

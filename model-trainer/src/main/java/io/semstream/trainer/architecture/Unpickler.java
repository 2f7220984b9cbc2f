package io.semstream.trainer.architecture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the pickles that PyTorch writes for tensors in dictionaries and modules. Nothing is executed: what it does not know is refused. */
final class Unpickler {
    /** A class or function by its full name. */
    record Global(String name) {}

    /** An object whose class does not matter: only its attributes do. */
    record Instance(Map<Object, Object> attributes) {}

    /** Bytes that lie in a file of their own. */
    record Storage(String type, String key) {}

    /** A view of a storage; offset and strides in elements. */
    record TensorRef(Storage storage, long offset, List<Integer> shape, List<Integer> strides) {}

    /** What stands for {@code None}. */
    enum None {
        NONE
    }

    private enum Mark {
        MARK
    }

    private final ByteBuffer in;
    private final Deque<Object> stack = new ArrayDeque<>();
    private final Map<Integer, Object> memo = new HashMap<>();

    private Unpickler(byte[] pickle) {
        in = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * @throws WeightsProblem
     *             for a pickle of other things
     */
    static Object read(byte[] pickle) {
        try {
            return new Unpickler(pickle).run();
        } catch (RuntimeException damaged) {
            throw damaged instanceof WeightsProblem problem ? problem : new WeightsProblem("its pickle is damaged: " + damaged);
        }
    }

    private Object run() {
        while (true) {
            int opcode = in.get() & 0xFF;
            if (opcode == '.') {
                return stack.pop();
            }
            step(opcode);
        }
    }

    private void step(int opcode) {
        switch (opcode) {
            case 0x80 -> in.get();
            case 'c' -> stack.push(new Global(line() + "." + line()));
            case 'q' -> memo.put(in.get() & 0xFF, stack.getFirst());
            case 'r' -> memo.put(in.getInt(), stack.getFirst());
            case 'h' -> stack.push(remembered(in.get() & 0xFF));
            case 'j' -> stack.push(remembered(in.getInt()));
            case '(' -> stack.push(Mark.MARK);
            case 0x81 -> construct();
            case 's' -> setItems(popped(2));
            case 'u' -> setItems(sinceMark());
            case 'a' -> append(popped(1));
            case 'e' -> append(sinceMark());
            case 'R' -> reduce();
            case 'Q' -> stack.push(storage(asList(stack.pop())));
            case 'b' -> build();
            case '0' -> stack.pop();
            default -> stack.push(value(opcode));
        }
    }

    private Object value(int opcode) {
        return switch (opcode) {
            case ')', ']' -> new ArrayList<>();
            case '}' -> new LinkedHashMap<>();
            case 't', 'l' -> sinceMark();
            case 0x85 -> popped(1);
            case 0x86 -> popped(2);
            case 0x87 -> popped(3);
            case 'X' -> text(in.getInt());
            case 'J' -> (long) in.getInt();
            case 'K' -> (long) (in.get() & 0xFF);
            case 'M' -> (long) (in.getShort() & 0xFFFF);
            case 0x8A -> longInteger(in.get());
            case 'G' -> Double.longBitsToDouble(Long.reverseBytes(in.getLong()));
            case 0x88 -> true;
            case 0x89 -> false;
            case 'N' -> None.NONE;
            default -> throw new WeightsProblem(
                    "its pickle holds something else than tensors (opcode " + Integer.toHexString(opcode) + " at " + in.position() + ")");
        };
    }

    private String line() {
        StringBuilder text = new StringBuilder();
        for (char c = (char) in.get(); c != '\n'; c = (char) in.get()) {
            text.append(c);
        }
        return text.toString();
    }

    private String text(int length) {
        byte[] utf8 = new byte[length];
        in.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private long longInteger(int length) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            long next = i == length - 1 ? in.get() : in.get() & 0xFF;
            value |= next << (8 * i);
        }
        return value;
    }

    private Object remembered(int key) {
        Object value = memo.get(key);
        if (value == null) {
            throw new WeightsProblem("its pickle is damaged: nothing remembered as " + key);
        }
        return value;
    }

    private List<Object> sinceMark() {
        List<Object> values = new ArrayList<>();
        for (Object value = stack.pop(); value != Mark.MARK; value = stack.pop()) {
            values.addFirst(value);
        }
        return values;
    }

    private List<Object> popped(int count) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.addFirst(stack.pop());
        }
        return values;
    }

    private void construct() {
        stack.pop();
        stack.pop();
        stack.push(new Instance(new LinkedHashMap<>()));
    }

    private void setItems(List<Object> pairs) {
        Map<Object, Object> map = asMap(stack.getFirst());
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            map.put(pairs.get(i), pairs.get(i + 1));
        }
    }

    private void append(List<Object> values) {
        asList(stack.getFirst()).addAll(values);
    }

    private void build() {
        Object state = stack.pop();
        if (stack.getFirst() instanceof Instance instance && state instanceof Map<?, ?> attributes) {
            instance.attributes().putAll(attributes);
        }
    }

    private void reduce() {
        List<Object> arguments = asList(stack.pop());
        Object function = stack.pop();
        stack.push(function instanceof Global global ? call(global.name(), arguments) : new Instance(new LinkedHashMap<>()));
    }

    private static Object call(String function, List<Object> arguments) {
        return switch (function) {
            case "collections.OrderedDict" -> new LinkedHashMap<>();
            case "torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_tensor" -> new TensorRef((Storage) arguments.get(0),
                    (Long) arguments.get(1), integers(arguments.get(2)), integers(arguments.get(3)));
            case "torch._utils._rebuild_parameter" -> arguments.get(0);
            default -> new Instance(new LinkedHashMap<>());
        };
    }

    private static Storage storage(List<Object> id) {
        return new Storage(((Global) id.get(1)).name(), (String) id.get(2));
    }

    private static List<Integer> integers(Object tuple) {
        return asList(tuple).stream().map(number -> Math.toIntExact((Long) number)).toList();
    }

    @SuppressWarnings("unchecked") // only lists of objects are ever pushed
    private static List<Object> asList(Object value) {
        return (List<Object>) value;
    }

    @SuppressWarnings("unchecked") // only maps of objects are ever pushed
    private static Map<Object, Object> asMap(Object value) {
        return value instanceof Instance instance ? instance.attributes() : (Map<Object, Object>) value;
    }
}

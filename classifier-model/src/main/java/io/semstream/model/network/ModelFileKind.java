package io.semstream.model.network;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/** What sort of file a network lies in, by its content and not by its name. */
public enum ModelFileKind {
    TORCHSCRIPT("a TorchScript file", ""),
    EXPORTED_PROGRAM("a program of torch.export (.pt2)",
            "libtorch cannot load it from Java: export the same model by " + Hints.SCRIPT),
    PYTHON_PICKLE("what torch.save writes, weights or a pickled model, and not TorchScript",
            "Load it in Python into its model, then export that by " + Hints.SCRIPT),
    ONNX("an ONNX file", "Export the model that it was made from by " + Hints.SCRIPT),
    SAFETENSORS("a safetensors file, weights without a network",
            "Load it in Python into its model (safetensors.torch.load_file), then export that by " + Hints.SCRIPT),
    KERAS("a Keras or HDF5 file", Hints.REBUILD),
    TFLITE("a TensorFlow Lite file", Hints.REBUILD + "; models/starter/convert_backbone.py does so for one"),
    DAMAGED("a zip archive that is cut off or damaged", "Copy or save it again"),
    EMPTY("an empty file", "Save it again"),
    UNKNOWN("no TorchScript file", "Export a PyTorch model by " + Hints.SCRIPT);

    private static final int START = 64;
    private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F'};

    private final String what;
    private final String whatToDo;

    ModelFileKind(String what, String whatToDo) {
        this.what = what;
        this.whatToDo = whatToDo;
    }

    /** {@code FILE is an ONNX file. Export ...}; of use for all but TorchScript. */
    public String sentence(Path file) {
        return file + " is " + what + ". " + whatToDo;
    }

    public static ModelFileKind of(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(START);
        }
        if (start.length == 0) {
            return EMPTY;
        }
        if (startsWith(start, new byte[]{'P', 'K', 3, 4})) {
            return ofArchive(file);
        }
        return ofPlain(start, Files.size(file));
    }

    private static ModelFileKind ofArchive(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Predicate<String> has = pattern -> {
                Predicate<String> matches = Pattern.compile("([^/]+/)?" + pattern).asMatchPredicate();
                return zip.stream().anyMatch(entry -> matches.test(entry.getName()));
            };
            if (has.test("serialized_exported_program\\.json") || has.test("archive_format") || has.test("data/aotinductor/.*")) {
                return EXPORTED_PROGRAM;
            }
            if (has.test("constants\\.pkl")) {
                return TORCHSCRIPT;
            }
            if (has.test("data\\.pkl")) {
                return PYTHON_PICKLE;
            }
            return has.test("model\\.weights\\.h5") ? KERAS : UNKNOWN;
        } catch (IOException e) {
            return DAMAGED;
        }
    }

    private static ModelFileKind ofPlain(byte[] start, long size) {
        if (start.length >= 8 && new String(start, 4, 4, StandardCharsets.US_ASCII).equals("TFL3")) {
            return TFLITE;
        }
        if (startsWith(start, HDF5)) {
            return KERAS;
        }
        if (start.length >= 2 && (start[0] & 0xFF) == 0x80 && start[1] <= 5) {
            return PYTHON_PICKLE;
        }
        if (start.length >= 9 && start[8] == '{' && fits(ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong(), size)) {
            return SAFETENSORS;
        }
        return onnx(start) ? ONNX : UNKNOWN;
    }

    private static boolean fits(long header, long size) {
        return header > 0 && header <= size - 8;
    }

    /** A protocol buffer whose first fields are the version of the format and who made it. */
    private static boolean onnx(byte[] start) {
        return start.length >= 3 && start[0] == 8 && start[1] > 0 && (start[2] == 0x12 || start[2] == 0x3A);
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, prefix.length)).equals(ByteBuffer.wrap(prefix));
    }

    /** Ways out; a class of its own because an enum's constants come before its fields. */
    private static final class Hints {
        static final String SCRIPT = "torch.jit.freeze(torch.jit.script(model.eval())).save(\"model.pt\")";
        static final String REBUILD = "Rebuild the network in PyTorch with its weights and export it by " + SCRIPT;
    }
}

package io.semstream.model.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript file is an archive with its code as text. Where the {@code forward} of its first module ends in a global average pooling, a copy is given one
 * more method that stops right before it. Whoever uses the copy compares it with the original: text that only looks right is found out.
 */
final class OpenedTorchScript {
    /** The method the copy has. */
    static final String METHOD = "semstream_feature_map";
    private static final String MAIN_CODE = "/code/__torch__.py";
    private static final String FORWARD = "\n  def forward(";
    private static final Pattern POOLING = Pattern.compile("torch\\.(mean|adaptive_avg_pool2d)\\(");
    private static final Pattern OVER_THE_FRAME = Pattern.compile(", \\[(2, 3|-2, -1|-1, -2|1, 1)\\].*", Pattern.DOTALL);

    private OpenedTorchScript() {}

    /**
     * @return whether the copy was written
     * @throws IOException
     *             when the file is no archive or cannot be copied
     */
    static boolean write(Path file, Path copy) throws IOException {
        try (ZipFile archive = new ZipFile(file.toFile())) {
            Optional<? extends ZipEntry> code = archive.stream().filter(entry -> entry.getName().endsWith(MAIN_CODE)).findFirst();
            if (code.isEmpty()) {
                return false;
            }
            Optional<String> opened = opened(new String(bytes(archive, code.get()), StandardCharsets.UTF_8));
            if (opened.isEmpty()) {
                return false;
            }
            try (OutputStream target = Files.newOutputStream(copy); ZipOutputStream out = new ZipOutputStream(target)) {
                copy(archive, code.get().getName(), opened.get().getBytes(StandardCharsets.UTF_8), out);
            }
            return true;
        }
    }

    private static void copy(ZipFile archive, String codeName, byte[] code, ZipOutputStream out) throws IOException {
        Enumeration<? extends ZipEntry> entries = archive.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            if (!entry.getName().startsWith(codeName + ".debug_pkl")) {
                stored(entry.getName(), entry.getName().equals(codeName) ? code : bytes(archive, entry), out);
            }
        }
    }

    private static void stored(String name, byte[] bytes, ZipOutputStream out) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }

    private static byte[] bytes(ZipFile archive, ZipEntry entry) throws IOException {
        try (InputStream in = archive.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    /** The code with one more method; empty where the first module's forward does not end in a global average pooling. */
    static Optional<String> opened(String code) {
        int begin = code.indexOf(FORWARD);
        if (begin < 0) {
            return Optional.empty();
        }
        int end = endOfMethod(code, begin + FORWARD.length());
        String forward = code.substring(begin, end);
        return upToPooling(forward)
                .map(method -> code.substring(0, end) + method.replaceFirst("def forward\\(", "def " + METHOD + "(") + code.substring(end));
    }

    /** A method's lines are indented by four or more. */
    private static int endOfMethod(String code, int from) {
        Matcher next = Pattern.compile("\\n( {0,3})\\S").matcher(code);
        return next.find(from) ? next.start() : code.stripTrailing().length();
    }

    private static Optional<String> upToPooling(String forward) {
        Matcher pooling = POOLING.matcher(forward);
        Optional<String> found = Optional.empty();
        while (pooling.find()) {
            int comma = endOfArgument(forward, pooling.end());
            if (OVER_THE_FRAME.matcher(forward.substring(comma)).matches()) {
                int statement = forward.lastIndexOf('\n', pooling.start());
                found = Optional.of(forward.substring(0, statement) + "\n    return " + forward.substring(pooling.end(), comma));
            }
        }
        return found;
    }

    /** Where the first argument ends, brackets inside it skipped. */
    private static int endOfArgument(String text, int from) {
        int depth = 0;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (depth == 0 && (c == ',' || c == ')')) {
                return at;
            }
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
        }
        return text.length();
    }
}

package io.semstream.trainer.architecture;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Writes a plan and its numbers as a TorchScript archive, which libtorch and {@code torch.jit.load} read: source code, a pickle of the modules, and one entry for
 * each tensor. The same plan and numbers give the same bytes.
 */
public final class TorchArchive {
    private static final String ROOT = "model/";
    /** Of the format; the operators used here mean the same in all later ones. */
    private static final String VERSION = "3\n";

    private final Plan plan;
    private final ScriptSource source;

    private TorchArchive(Plan plan, ScriptSource source) {
        this.plan = plan;
        this.source = source;
    }

    /**
     * Gives logits and embedding; the method {@code feature_map} gives the last map before pooling, and {@code class_map}, where there is one, the share of each place
     * in the logits.
     */
    public static TorchArchive serving(Plan plan) {
        Plan served = plan.serving();
        return new TorchArchive(served,
                new ScriptSource(served, Precision.FULL, List.of(served.logits(), served.embedding())).with("feature_map",
                        served.features()).withClassMap());
    }

    /** Gives logits and embedding, and then what helps training: auxiliary logits, reconstruction. */
    public static TorchArchive training(Plan plan, Precision precision) {
        List<String> outputs = new ArrayList<>(List.of(plan.logits(), plan.embedding()));
        plan.auxiliary().ifPresent(outputs::add);
        plan.reconstruction().ifPresent(outputs::add);
        return new TorchArchive(plan, new ScriptSource(plan, precision, outputs));
    }

    /** Gives the embedding alone. */
    public static TorchArchive backbone(Plan plan) {
        Plan headless = plan.headless();
        return new TorchArchive(headless,
                new ScriptSource(headless, Precision.FULL, List.of(headless.embedding())).with("feature_map", plan.features()));
    }

    /** Name of the method of {@link #serving} that gives class activation maps {@code [B,K,h,w]}; empty for a network that allows none. */
    public static Optional<String> classMap(Plan plan) {
        return ClassMap.of(plan.serving()).map(map -> ScriptSource.CLASS_MAP);
    }

    public void write(TensorSource numbers, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16); AlignedZip zip = new AlignedZip(out)) {
            List<String> order = new ArrayList<>();
            zip.put(ROOT + "data.pkl", pickle(order));
            zip.put(ROOT + "code/__torch__.py", source.text().getBytes(StandardCharsets.UTF_8));
            var tensors = plan.tensors();
            for (int i = 0; i < order.size(); i++) {
                String name = order.get(i);
                zip.put(ROOT + "data/" + i, numbers.bytes(name, java.util.Objects.requireNonNull(tensors.get(name))));
            }
            zip.put(ROOT + "constants.pkl", new Pickle().emptyTuple().end());
            zip.put(ROOT + "version", VERSION.getBytes(StandardCharsets.US_ASCII));
            zip.put(ROOT + "byteorder", "little".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private byte[] pickle(List<String> order) {
        Pickle pickle = new Pickle();
        object(pickle, ModuleTree.of(plan), plan.name(), order);
        return pickle.end();
    }

    private static void object(Pickle pickle, ModuleTree module, String className, List<String> order) {
        pickle.global("__torch__", className).beginObject();
        module.tensors().forEach((name, spec) -> {
            pickle.string(name);
            tensor(pickle, spec, order.size());
            order.add(module.full(name));
        });
        pickle.string("training").bool(false).string("_is_full_backward_hook").none();
        module.children().forEach((name, child) -> {
            pickle.string(name);
            object(pickle, child, child.className(), order);
        });
        pickle.endObject();
    }

    private static void tensor(Pickle pickle, TensorSpec spec, int key) {
        pickle.global("torch._utils", "_rebuild_tensor_v2").mark();
        pickle.mark().string("storage").global("torch", spec.role() == TensorSpec.Role.COUNTER ? "LongStorage" : "FloatStorage")
                .string(Integer.toString(key)).string("cpu").integer(Math.toIntExact(spec.size())).tuple().persistentId();
        pickle.integer(0).integers(spec.shape()).integers(strides(spec.shape())).bool(spec.role() == TensorSpec.Role.PARAMETER);
        pickle.global("collections", "OrderedDict").emptyTuple().reduce().tuple().reduce();
    }

    /** Row by row without gaps. */
    private static List<Integer> strides(List<Integer> shape) {
        List<Integer> strides = new ArrayList<>();
        int stride = 1;
        for (int dimension : shape.reversed()) {
            strides.add(stride);
            stride *= dimension;
        }
        Collections.reverse(strides);
        return strides;
    }
}

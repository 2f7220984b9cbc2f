package io.semstream.trainer.training;

import ai.djl.engine.Engine;
import io.semstream.model.network.Device;
import io.semstream.model.network.Libtorch;
import io.semstream.model.network.NetworkUnavailable;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where a run computes: on one device, or on several that share every batch.
 *
 * @param names
 *            {@code auto}, {@code cpu}, {@code gpu} or {@code all} alone; or any number of {@code cpu}, or of {@code cuda:0}, {@code cuda:1} and so on
 */
public record TrainingDevices(List<String> names) {
    /** What the command line takes where nothing is said. */
    public static final TrainingDevices AUTO = new TrainingDevices(List.of("auto"));
    private static final String GPU_PREFIX = "cuda:";

    public TrainingDevices {
        names = List.copyOf(names);
    }

    /**
     * @param text
     *            names with commas between
     * @throws RunProblem
     *             for anything else
     */
    public static TrainingDevices parse(String text) {
        List<String> names = Stream.of(text.toLowerCase(java.util.Locale.ROOT).split(",", -1)).map(String::strip).toList();
        boolean alone = names.size() == 1 && List.of("auto", "cpu", "gpu", "all").contains(names.getFirst());
        boolean processors = names.stream().allMatch("cpu"::equals);
        boolean cards = names.stream().allMatch(name -> name.matches(GPU_PREFIX + "\\d{1,3}"));
        if (!alone && !processors && !cards) {
            throw new RunProblem(
                    "--device " + text + ": there are auto, cpu, gpu, all (every GPU), and GPUs by number such as cuda:0,cuda:1");
        }
        return new TrainingDevices(names);
    }

    /** Whether it is one that everything else here can compute on, too. */
    public boolean isPlain() {
        return names.size() == 1 && !isNumbered() && !names.getFirst().equals("all");
    }

    /** For what computes on one device alone. */
    public Device first() {
        return switch (names.getFirst()) {
            case "auto" -> Device.AUTO;
            case "cpu" -> Device.CPU;
            default -> Device.GPU;
        };
    }

    private boolean isNumbered() {
        return names.getFirst().startsWith(GPU_PREFIX);
    }

    /**
     * @return one or more
     * @throws NetworkUnavailable
     *             when one is not there
     */
    List<ai.djl.Device> on(Engine engine) {
        ai.djl.Device chosen = Libtorch.choose(engine, first());
        if (names.getFirst().equals("all")) {
            return IntStream.range(0, engine.getGpuCount()).mapToObj(ai.djl.Device::gpu).toList();
        }
        return isNumbered() ? names.stream().map(name -> numbered(engine, name)).toList() : names.stream().map(name -> chosen).toList();
    }

    private static ai.djl.Device numbered(Engine engine, String name) {
        int number = Integer.parseInt(name.substring(GPU_PREFIX.length()));
        if (number >= engine.getGpuCount()) {
            throw new NetworkUnavailable("--device " + name + ": libtorch sees " + engine.getGpuCount() + " GPUs, counted from cuda:0");
        }
        return ai.djl.Device.gpu(number);
    }

    /** Whether each has generators of random numbers and arithmetic units of its own, so that all can compute at once. */
    static boolean areApart(List<ai.djl.Device> devices) {
        return new HashSet<>(devices).size() == devices.size();
    }

    /** As people write it. */
    @Override
    public String toString() {
        return String.join(",", names);
    }
}

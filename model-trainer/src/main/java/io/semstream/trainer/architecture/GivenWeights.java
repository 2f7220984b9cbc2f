package io.semstream.trainer.architecture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Numbers from a file of weights for a plan. The last layers begin anew where the file's have another number of categories. */
public final class GivenWeights implements TensorSource {
    private static final int NAMED = 3;

    private final WeightsFile file;
    private final Map<String, List<Integer>> shapes;
    private final Initialisation otherwise;
    private final List<String> anew = new ArrayList<>();

    private GivenWeights(WeightsFile file, Initialisation otherwise) {
        this.file = file;
        this.shapes = file.shapes();
        this.otherwise = otherwise;
    }

    /**
     * @param file
     *            stays open and the caller's
     * @throws WeightsProblem
     *             when a layer of the plan is not in the file, or of another shape
     */
    public static GivenWeights forPlan(Plan plan, WeightsFile file, Initialisation otherwise) {
        GivenWeights weights = new GivenWeights(file, otherwise);
        List<String> faults = new ArrayList<>();
        plan.tensors().forEach((name, spec) -> {
            boolean head = name.startsWith(plan.logits() + ".")
                    || plan.auxiliary().filter(layer -> name.startsWith(layer + ".")).isPresent();
            List<Integer> found = weights.shapes.get(name);
            if (spec.role() != TensorSpec.Role.COUNTER && !spec.shape().equals(found)) {
                (head ? weights.anew : faults).add(name + " " + spec.shape() + (found == null ? " is missing" : " is " + found));
            }
        });
        if (!faults.isEmpty()) {
            throw new WeightsProblem("the weights are not those of " + plan.name() + ": " + faults.size() + " tensors do not fit, such as "
                    + String.join("; ", faults.subList(0, Math.min(NAMED, faults.size()))));
        }
        return weights;
    }

    /** Tensors of the last layers that the file does not have in the right shape. */
    public List<String> anew() {
        return List.copyOf(anew);
    }

    @Override
    public byte[] bytes(String name, TensorSpec spec) throws IOException {
        if (spec.role() == TensorSpec.Role.COUNTER || !spec.shape().equals(shapes.get(name))) {
            return otherwise.bytes(name, spec);
        }
        float[] values = file.floats(name);
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }
}

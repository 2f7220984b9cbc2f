package io.semstream.trainer.architecture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A plan as TorchScript source, in the form PyTorch itself writes into its archives. */
final class ScriptSource {
    static final String CLASS_MAP = "class_map";

    private final Plan plan;
    private final Precision precision;
    private final Map<String, List<String>> methods = new LinkedHashMap<>();
    private Optional<ClassMap> classMap = Optional.empty();

    /**
     * @param outputs
     *            layers whose outputs {@code forward} returns: one as a tensor, several as a tuple
     */
    ScriptSource(Plan plan, Precision precision, List<String> outputs) {
        this.plan = plan;
        this.precision = precision;
        methods.put("forward", outputs);
    }

    /** The method {@link #CLASS_MAP} beside {@code forward}, where the plan allows it. */
    ScriptSource withClassMap() {
        classMap = ClassMap.of(plan);
        return this;
    }

    /** Another method beside {@code forward}. */
    ScriptSource with(String method, String output) {
        methods.put(method, List.of(output));
        return this;
    }

    String text() {
        List<String> lines = new ArrayList<>();
        ModuleTree root = ModuleTree.of(plan);
        root.visit(module -> {
            lines.add("class " + (module == root ? plan.name() : module.className()) + "(Module):");
            lines.addAll(module.declaration());
        });
        methods.forEach((method, outputs) -> lines.addAll(method(method, outputs)));
        classMap.ifPresent(map -> lines.addAll(classMap(map)));
        return String.join("\n", lines) + "\n";
    }

    private List<String> method(String name, List<String> outputs) {
        return method(name, outputs, type(outputs.size()), variables -> {
            String returned = outputs.stream().map(output -> precision.of(variable(variables, output), Arithmetic.LONG))
                    .collect(Collectors.joining(", "));
            return outputs.size() == 1 ? returned : "(" + returned + ")";
        });
    }

    private List<String> classMap(ClassMap map) {
        return method(CLASS_MAP, List.of(map.map(), map.pooled()), type(1),
                variables -> map.script(layer -> variable(variables, layer), ScriptSource::access));
    }

    private List<String> method(String name, List<String> outputs, String type, Function<Map<String, String>, String> returned) {
        Map<String, String> variables = new HashMap<>(Map.of(Plan.INPUT, Plan.INPUT));
        List<String> lines = new ArrayList<>();
        lines.add("  def " + name + "(self: __torch__." + plan.name() + ",");
        lines.add("    " + Plan.INPUT + ": Tensor) -> " + type + ":");
        Set<String> needed = needed(outputs);
        for (Layer layer : plan.layers()) {
            if (needed.contains(layer.name())) {
                String variable = "_" + variables.size();
                lines.add("    " + variable + " = " + call(layer, variables));
                variables.put(layer.name(), variable);
            }
        }
        lines.add("    return " + returned.apply(variables));
        return lines;
    }

    private String call(Layer layer, Map<String, String> variables) {
        Operation operation = layer.operation();
        List<String> inputs = layer.inputs().stream().map(input -> precision.of(variable(variables, input), operation.arithmetic()))
                .toList();
        String module = access(layer.name());
        return operation.script(inputs, tensor -> precision.of(module + "." + tensor, operation.arithmetic()));
    }

    private static String variable(Map<String, String> variables, String layer) {
        return Objects.requireNonNull(variables.get(layer));
    }

    private Set<String> needed(List<String> outputs) {
        Set<String> needed = new HashSet<>(outputs);
        for (Layer layer : plan.layers().reversed()) {
            if (needed.contains(layer.name())) {
                needed.addAll(layer.inputs());
            }
        }
        return needed;
    }

    private static String type(int outputs) {
        return outputs == 1 ? "Tensor" : "Tuple[" + String.join(", ", java.util.Collections.nCopies(outputs, "Tensor")) + "]";
    }

    /** {@code layer1.0.conv1} as {@code getattr(self.layer1, "0").conv1}: a number is no name in Python. */
    private static String access(String layer) {
        String access = "self";
        for (String part : layer.split("\\.")) {
            access = Character.isDigit(part.charAt(0)) ? "getattr(" + access + ", \"" + part + "\")" : access + "." + part;
        }
        return access;
    }
}

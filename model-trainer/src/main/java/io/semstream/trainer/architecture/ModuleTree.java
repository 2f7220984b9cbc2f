package io.semstream.trainer.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The names of a plan's tensors as nested modules, the way PyTorch keeps them. */
final class ModuleTree {
    private final String path;
    private final Map<String, ModuleTree> children = new LinkedHashMap<>();
    private final Map<String, TensorSpec> tensors = new LinkedHashMap<>();

    private ModuleTree(String path) {
        this.path = path;
    }

    static ModuleTree of(Plan plan) {
        ModuleTree root = new ModuleTree("");
        plan.tensors().forEach((name, spec) -> root.descend(List.of(name.split("\\.")), spec));
        return root;
    }

    private void descend(List<String> names, TensorSpec spec) {
        if (names.size() == 1) {
            tensors.put(names.getFirst(), spec);
            return;
        }
        String child = names.getFirst();
        children.computeIfAbsent(child, k -> new ModuleTree(full(k))).descend(names.subList(1, names.size()), spec);
    }

    /** The full name of something in this module. */
    String full(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    Map<String, ModuleTree> children() {
        return children;
    }

    Map<String, TensorSpec> tensors() {
        return tensors;
    }

    /** A class name of its own for every module but the root. */
    String className() {
        return "Part_" + path.replace('.', '_');
    }

    /** Inner modules first. */
    void visit(Consumer<ModuleTree> visitor) {
        children.values().forEach(child -> child.visit(visitor));
        visitor.accept(this);
    }

    /** The attributes as TorchScript declares them. */
    List<String> declaration() {
        List<String> lines = new ArrayList<>();
        lines.add("  __parameters__ = " + names(TensorSpec.Role.PARAMETER));
        lines.add("  __buffers__ = " + names(TensorSpec.Role.BUFFER, TensorSpec.Role.COUNTER));
        lines.add("  __annotations__ = []");
        tensors.keySet().forEach(name -> lines.add("  " + name + " : Tensor"));
        lines.add("  training : bool");
        lines.add("  _is_full_backward_hook : Optional[bool]");
        children.forEach((name, child) -> lines.add("  __annotations__[\"" + name + "\"] = __torch__." + child.className()));
        return lines;
    }

    private String names(TensorSpec.Role... roles) {
        return tensors.entrySet().stream().filter(tensor -> List.of(roles).contains(tensor.getValue().role())).map(Entry::getKey)
                .map(name -> "\"" + name + "\", ").collect(Collectors.joining("", "[", "]"));
    }
}

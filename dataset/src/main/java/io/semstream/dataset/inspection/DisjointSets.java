package io.semstream.dataset.inspection;

/** Sets that only grow together: union-find with path halving and union by size (R. E. Tarjan, 1975). */
public final class DisjointSets {
    private final int[] parent;
    private final int[] size;

    public DisjointSets(int elements) {
        parent = new int[elements];
        size = new int[elements];
        for (int i = 0; i < elements; i++) {
            parent[i] = i;
            size[i] = 1;
        }
    }

    /** The same for all members of a set. */
    public int find(int element) {
        int at = element;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    public void join(int one, int other) {
        int a = find(one);
        int b = find(other);
        if (a == b) {
            return;
        }
        int large = size[a] >= size[b] ? a : b;
        int small = large == a ? b : a;
        parent[small] = large;
        size[large] += size[small];
    }
}

package io.semstream.classifier.event;

import java.util.AbstractList;
import java.util.RandomAccess;

/** A float array as the list that generated Avro classes ask for, without a boxed copy of it. */
final class FloatList extends AbstractList<Float> implements RandomAccess {

    private final float[] values;

    FloatList(float[] values) {
        this.values = values;
    }

    @Override
    public Float get(int index) {
        return values[index];
    }

    @Override
    public int size() {
        return values.length;
    }
}

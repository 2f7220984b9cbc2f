package io.semstream.trainer.architecture;

/** How exactly a network computes while it is trained. What is learned is kept in 32 bits, whichever it is. */
public enum Precision {
    /** All in 32-bit floats. */
    FULL {
        @Override
        String of(String expression, Arithmetic arithmetic) {
            return expression;
        }
    },
    /**
     * Convolutions and linear layers in bfloat16, which has the range of 32-bit floats and 8 significant bits, so that no loss has to be scaled; layer normalisation,
     * pooling to a vector and all outputs in 32 bits (the rule of Micikevicius et al., "Mixed Precision Training", ICLR 2018, and the choice of operations of PyTorch's
     * automatic mixed precision).
     */
    MIXED {
        @Override
        String of(String expression, Arithmetic arithmetic) {
            return switch (arithmetic) {
                case SHORT -> cast(expression, BFLOAT16);
                case LONG -> cast(expression, FLOAT32);
                case AS_IT_COMES -> expression;
            };
        }
    };

    /** PyTorch's numbers of these types ({@code c10/core/ScalarType.h}). */
    private static final int FLOAT32 = 6;
    private static final int BFLOAT16 = 15;

    /** An expression of TorchScript for what such an operation is given. */
    abstract String of(String expression, Arithmetic arithmetic);

    /** Gradients go back through it to the number of 32 bits. */
    private static String cast(String expression, int type) {
        return "torch.to(" + expression + ", " + type + ", False, False, None)";
    }

    /** As people write it. */
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}

package io.semstream.trainer.architecture;

/** Which numbers an operation computes with in mixed precision. */
enum Arithmetic {
    /** Its inputs and tensors are rounded to 16 bits: sums of many products, which graphics processors form several times as fast then. */
    SHORT,
    /** Its inputs are widened to 32 bits, because it adds up or divides small differences. */
    LONG,
    /** Its inputs stay as they are, its tensors are of 32 bits. */
    AS_IT_COMES
}

/** Networks as plans: lists of named layers that are described, filled and written as TorchScript; knows neither images nor training. */
@org.jspecify.annotations.NullMarked
package io.semstream.trainer.architecture;

#!/usr/bin/env python3
"""Makes the network that the starter bundle began with, a TorchScript file, from the npm package it comes from, and verifies the result.

    npm pack @mediapipe/objectron@0.4.1675468480 && tar xzf mediapipe-objectron-0.4.1675468480.tgz
    python3 models/starter/convert_backbone.py package backbone.pt

The package (Apache-2.0, Google LLC) carries an SSD as TFLite. Its first layers, up to 1280 feature maps, are a MobileNetV2 1.0 (Sandler et al., CVPR 2018):
weights as 16-bit floats, batch norm folded into them. They become a network of grey images [B,1,H,W], 0 to 1, to embeddings [B,1408]: the mean of each map at
the end, 1280, and of the 64 maps in the middle, 1/16 of the image's size, the mean and the mean square. What an instrument changes, the middle sees less of.
The original graph is computed by numpy, operator by operator, and its answers are compared with those of the file just written.
Needs numpy and torch 1.13 or newer (Debian: python3-numpy, python3-torch). Ends with 1 when the answers differ, with 2 when the package is another one.
"""
import argparse
import struct
import sys
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

ASSETS, NETWORK_STARTS_AT = "objectron_solution_packed_assets.data", 184
ADD, CONV, DEPTHWISE, DEQUANTIZE = 0, 3, 4, 6  # BuiltinOperator of TFLite's schema
SAME, RELU6, FLOAT16 = 0, 3, 1  # Padding, ActivationFunctionType, TensorType
LAST_MAPS = 1280
MIDDLE_BLOCK, MIDDLE_MAPS = 9, 64  # the last of those before the maps become 96
TOLERANCE = 1e-5


class Table:
    """A table of a flatbuffer: fields are found through its vtable, vectors and other tables through relative offsets."""

    def __init__(self, data, at):
        self.data, self.at = data, at

    def _read(self, form, at):
        return struct.unpack_from("<" + form, self.data, at)[0]

    def _field(self, index):
        vtable = self.at - self._read("i", self.at)
        known = 4 + 2 * index < self._read("H", vtable)
        offset = self._read("H", vtable + 4 + 2 * index) if known else 0
        return self.at + offset if offset else None

    def number(self, index, form="i"):
        field = self._field(index)
        return 0 if field is None else self._read(form, field)

    def table(self, index):
        field = self._field(index)
        return Table(self.data, field + self._read("I", field))

    def vector(self, index, form):
        field = self._field(index)
        if field is None:
            return np.empty(0, form)
        start = field + self._read("I", field)
        return np.frombuffer(self.data, "<" + form, self._read("I", start), start + 4)

    def tables(self, index):
        field = self._field(index)
        start = field + self._read("I", field) + 4
        return [Table(self.data, start + 4 * k + int(offset)) for k, offset in enumerate(self.vector(index, "u4"))]


class Graph:
    """The backbone's operators in the order they are computed, as (kind, inputs, output, stride, ReLU6 or not), and the weights by tensor."""

    def __init__(self, data):
        model = Table(data, struct.unpack_from("<I", data)[0])
        codes = [max(code.number(0, "b"), code.number(3)) for code in model.tables(1)]
        main, buffers = model.tables(2)[0], model.tables(4)
        tensors = main.tables(0)
        self.input = int(main.vector(1, "i4")[0])
        self.operators, self.weights = [], {}
        for operator in main.tables(3):
            kind = codes[operator.number(0, "I")]
            inputs, output = operator.vector(1, "i4").tolist(), int(operator.vector(2, "i4")[0])
            if kind == DEQUANTIZE:
                self.weights[output] = values(tensors[inputs[0]], buffers)
            elif kind in (ADD, CONV, DEPTHWISE):
                self.operators.append(self._operator(kind, inputs, output, operator.table(4)))
                if kind == CONV and tensors[output].vector(0, "i4")[-1] == LAST_MAPS:
                    self._drop_what_does_not_lead_to(output)
                    return
        raise ValueError(f"no convolution gives {LAST_MAPS} feature maps")

    @staticmethod
    def _operator(kind, inputs, output, options):
        if kind == ADD:
            return kind, inputs, output, 1, options.number(0, "b") == RELU6
        stride = options.number(1)
        activation = options.number(3 if kind == CONV else 4, "b")
        if options.number(0, "b") != SAME or options.number(2) != stride or activation not in (0, RELU6):
            raise ValueError(f"operator {kind} of tensor {output} is not one of a MobileNetV2")
        return kind, inputs, output, stride, activation == RELU6

    def _drop_what_does_not_lead_to(self, output):
        wanted, kept = {output}, []
        for operator in reversed(self.operators):
            if operator[2] in wanted:
                wanted.update(operator[1])
                kept.insert(0, operator)
        self.operators = kept


def values(tensor, buffers):
    if tensor.number(1, "b") != FLOAT16:
        raise ValueError("weights that are not 16-bit floats")
    raw = buffers[tensor.number(2, "I")].vector(0, "u1")
    return raw.view("<f2").astype(np.float32).reshape(tensor.vector(0, "i4"))


def same_padding(size, kernel, stride):
    """As TensorFlow pads: the output has ceil(size / stride) values, the odd zero comes last."""
    total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
    return total // 2, total - total // 2


def pooled(maps, rows, columns):
    """Means over rows x columns fields that cover the maps [B,H,W,C], overlapping where they have to, as torch's adaptive pooling has them."""
    def fields(size, count):
        return [slice(k * size // count, -(-(k + 1) * size // count)) for k in range(count)]
    return np.stack([np.stack([maps[:, y, x].mean(axis=(1, 2)) for x in fields(maps.shape[2], columns)], axis=1)
                     for y in fields(maps.shape[1], rows)], axis=1)


def computed_by_numpy(graph, middle, grey):
    """The embeddings [B,1408] of grey images [B,H,W], 0 to 1, by the TFLite graph as it is: three equal channels, -1 to 1, channels last, 64-bit floats."""
    found = {graph.input: np.repeat(grey[..., None].astype(np.float64) * 2 - 1, 3, axis=-1)}
    for kind, inputs, output, stride, relu6 in graph.operators:
        if kind == ADD:
            result = found[inputs[0]] + found[inputs[1]]
        else:
            result = convolved(found[inputs[0]], graph.weights[inputs[1]], stride, kind == DEPTHWISE) + graph.weights[inputs[2]]
        found[output] = np.clip(result, 0, 6) if relu6 else result
    last, early = found[graph.operators[-1][2]], found[middle]
    size = last.shape[1:3]
    return np.concatenate([last, pooled(early, *size), pooled(early ** 2, *size)], axis=-1).mean(axis=(1, 2))


def convolved(image, kernel, stride, depthwise):
    padding = [(0, 0)] + [same_padding(image.shape[d], kernel.shape[d], stride) for d in (1, 2)] + [(0, 0)]
    rows, columns = (-(-image.shape[d] // stride) for d in (1, 2))
    padded, total = np.pad(image, padding), 0
    for y in range(kernel.shape[1]):
        for x in range(kernel.shape[2]):
            shifted = padded[:, y:y + stride * rows:stride, x:x + stride * columns:stride]
            total = total + (shifted * kernel[0, y, x] if depthwise else shifted @ kernel[:, y, x].T.astype(np.float64))
    return total


class SameConv(torch.nn.Module):
    """A convolution padded as TensorFlow does, for images of any size, and a ReLU6 where there is one."""

    def __init__(self, weight, bias, stride: int, groups: int, relu6: bool):
        super().__init__()
        self.weight, self.bias = torch.nn.Parameter(torch.from_numpy(weight)), torch.nn.Parameter(torch.from_numpy(bias))
        self.stride, self.groups, self.relu6, self.kernel = stride, groups, relu6, int(weight.shape[2])

    def forward(self, x):
        h, w = x.size(2), x.size(3)
        down = max(((h + self.stride - 1) // self.stride - 1) * self.stride + self.kernel - h, 0)
        across = max(((w + self.stride - 1) // self.stride - 1) * self.stride + self.kernel - w, 0)
        padding = [down // 2, across // 2]
        if down % 2 != 0 or across % 2 != 0:
            x = functional.pad(x, [across // 2, across - across // 2, down // 2, down - down // 2])
            padding = [0, 0]
        y = functional.conv2d(x, self.weight, self.bias, [self.stride, self.stride], padding, [1, 1], self.groups)
        return functional.relu6(y) if self.relu6 else y


class Block(torch.nn.Module):
    """Layers in a row, with a way around them where the graph adds their input to their output."""

    def __init__(self, layers, residual: bool):
        super().__init__()
        self.layers, self.residual = torch.nn.Sequential(*layers), residual

    def forward(self, x):
        y = self.layers(x)
        return x + y if self.residual else y


class Backbone(torch.nn.Module):
    """One set of maps whose means are the embedding: so a linear head's answer can be drawn over the image."""

    def __init__(self, blocks):
        super().__init__()
        self.features, self.middle = torch.nn.ModuleList(blocks), MIDDLE_BLOCK

    def forward(self, x):
        x = x * 2.0 - 1.0
        middle = x
        for k, block in enumerate(self.features):
            x = block(x)
            if k == self.middle:
                middle = x
        size = [x.size(2), x.size(3)]
        squares = functional.adaptive_avg_pool2d(middle * middle, size)
        maps = torch.cat([x, functional.adaptive_avg_pool2d(middle, size), squares], 1)
        return maps.mean([2, 3])


def layer(graph, kind, inputs, stride, relu6):
    weight, bias = graph.weights[inputs[1]], graph.weights[inputs[2]]
    weight = weight.transpose(3, 0, 1, 2) if kind == DEPTHWISE else weight.transpose(0, 3, 1, 2)
    if inputs[0] == graph.input:
        weight = weight.sum(axis=1, keepdims=True)  # the three channels of a grey image are equal
    return SameConv(np.ascontiguousarray(weight), bias, stride, len(weight) if kind == DEPTHWISE else 1, relu6)


def converted(graph):
    """The network and the tensor in its middle. A block ends with each convolution without ReLU6, with its sum where one follows, and with the last layer."""
    blocks, ends, layers, start = [], [], [], graph.input
    for at, (kind, inputs, output, stride, relu6) in enumerate(graph.operators):
        if kind == ADD:
            if start not in inputs:
                raise ValueError(f"tensor {output} adds something else than the block's input")
            blocks.append(Block(layers, True))
            ends.append(output)
            layers, start = [], output
            continue
        layers.append(layer(graph, kind, inputs, stride, relu6))
        last = at + 1 == len(graph.operators)
        if last or not relu6 and graph.operators[at + 1][0] != ADD:
            blocks.append(Block(layers, False))
            ends.append(output)
            layers, start = [], output
    if len(graph.weights[graph.operators[-1][1][2]]) != LAST_MAPS or blocks[MIDDLE_BLOCK].layers[-1].weight.shape[0] != MIDDLE_MAPS:
        raise ValueError(f"block {MIDDLE_BLOCK} does not give {MIDDLE_MAPS} feature maps")
    return Backbone(blocks), ends[MIDDLE_BLOCK]


def test_images(size):
    """Noise, a ramp, and stripes: [3,size,size], 0 to 1."""
    y, x = np.mgrid[0:size, 0:size].astype(np.float32) / size
    return np.stack([np.random.default_rng(1).random((size, size), np.float32), (x + y) / 2, (np.sin(60 * x + 9 * y) + 1) / 2]).astype(np.float32)


def computed_by(file, grey):
    with torch.no_grad():
        return torch.jit.load(str(file), map_location="cpu").eval()(torch.from_numpy(grey)[:, None]).numpy()


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("package", type=Path, help="folder of the unpacked npm package")
    arguments.add_argument("out", type=Path, help="the TorchScript file to write; must not exist yet")
    arguments.add_argument("--against", type=Path, help="another TorchScript file that must give the same answers, all or the first of them")
    given = arguments.parse_args()
    if not (given.package / ASSETS).is_file():
        sys.exit(wrong(f"{given.package} has no {ASSETS}: give the folder of the unpacked npm package"))
    if given.out.exists():
        sys.exit(wrong(f"{given.out} is already there: choose another file"))
    data = (given.package / ASSETS).read_bytes()[NETWORK_STARTS_AT:]
    if data[4:8] != b"TFL3":
        sys.exit(wrong(f"{given.package / ASSETS} has no TFLite network at byte {NETWORK_STARTS_AT}: it is another version of the package"))
    try:
        graph = Graph(data)
        network, middle = converted(graph)
    except (ValueError, IndexError, struct.error) as problem:
        sys.exit(wrong(f"{given.package / ASSETS} is damaged or of another version of the package: {problem}"))
    # Not frozen: its weights stay parameters, which fine-tuning needs.
    torch.jit.script(network.eval()).save(str(given.out))
    worst = 0.0
    for size in (224, 225, 300):
        images = test_images(size)
        answers = computed_by(given.out, images)
        references = {"TFLite graph by numpy": computed_by_numpy(graph, middle, images)}
        if given.against:
            references[str(given.against)] = computed_by(given.against, images)
        for name, reference in references.items():
            difference = float((np.abs(answers[:, :reference.shape[1]] - reference) / np.maximum(1, np.abs(reference))).max())
            print(f"{size} x {size}: largest difference to {name} {difference:.1e} of the value (up to {np.abs(reference).max():.2f})")
            worst = max(worst, difference) if np.isfinite(difference) else float("inf")
    print(f"{'the same' if worst <= TOLERANCE else 'NOT the same'}: largest difference {worst:.1e}, allowed {TOLERANCE:.0e}; wrote {given.out}")
    return 0 if worst <= TOLERANCE else 1


def wrong(sentence):
    print(sentence, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())

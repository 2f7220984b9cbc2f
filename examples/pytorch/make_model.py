#!/usr/bin/env python3
"""Makes a small network in PyTorch that semstream can import:  python3 make_model.py FOLDER && ./semstream models import FOLDER --out BUNDLE

It learns to tell horizontal lines, vertical lines and grain apart, from images it draws itself; your own network and images go in their place.
"""
import json
import sys
from pathlib import Path

import torch
from torch import nn

CATEGORIES, SIZE = ["Horizontal_lines", "Vertical_lines", "Grain"], 64


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        layers = [layer for i, o in [(1, 8), (8, 16), (16, 16)] for layer in (nn.Conv2d(i, o, 3, 2, 1), nn.BatchNorm2d(o), nn.ReLU())]
        self.features, self.head = nn.Sequential(*layers), nn.Linear(16, len(CATEGORIES))

    def forward(self, grey):  # [B,1,H,W], 0 to 1: what else the network wants of its input it does itself
        embedding = self.features((grey - 0.5) / 0.25).mean([2, 3])
        return self.head(embedding), embedding  # logits, no softmax


def batch(count):
    """Images [count,1,SIZE,SIZE] and their categories."""
    labels, place = torch.randint(0, 3, [count]), torch.arange(SIZE).float()
    lines = 0.3 * torch.sin(place * (0.3 + torch.rand(count, 1)) + 6 * torch.rand(count, 1))
    flat = torch.zeros(count, SIZE, SIZE)
    drawn = torch.stack([lines[:, :, None] + flat, lines[:, None, :] + flat, flat])[labels, torch.arange(count)]
    return (0.3 + 0.4 * torch.rand(count, 1, 1) + drawn + 0.1 * torch.randn(flat.shape)).clamp(0, 1)[:, None], labels


torch.manual_seed(1)
network = Network()
optimiser = torch.optim.Adam(network.parameters(), 0.01)
for step in range(150):
    images, labels = batch(32)
    optimiser.zero_grad()
    nn.functional.cross_entropy(network(images)[0], labels).backward()
    optimiser.step()

network.eval()  # without it dropout and batch norm go on training
images, labels = batch(300)
accuracy = (network(images)[0].argmax(1) == labels).float().mean().item()
folder = Path(sys.argv[1])
folder.mkdir(parents=True)
torch.jit.freeze(torch.jit.script(network)).save(str(folder / "model.pt"))
(folder / "bundle.json").write_text(json.dumps({
    "name": "lines", "version": "1", "categories": CATEGORIES, "input": {"width": SIZE, "height": SIZE}, "output": "LOGITS_AND_EMBEDDING",
    "licence": "Apache-2.0", "metrics": {"drawn-images.accuracy": accuracy}}, indent=2))
(folder / "README.md").write_text(f"# lines\n\nTells drawn lines and grain apart ({accuracy:.0%} of 300 drawn images). An example, of no use for micrographs.\n")
print(f"wrote {folder}: accuracy {accuracy:.3f} on drawn images")

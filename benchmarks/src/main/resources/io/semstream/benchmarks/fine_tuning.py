"""Trains a torchvision network as anybody would, and prints the images it learns from in a second.

Arguments: network, input edge in pixels, batch size, batches, threads. Images are random and lie in memory: decoding and augmentation cost nothing here.
"""
import sys
import time

import torch
import torchvision

name, edge, batch, batches, threads = sys.argv[1], *map(int, sys.argv[2:6])
torch.set_num_threads(threads)
torch.manual_seed(1)
network = getattr(torchvision.models, name)(num_classes=10).train()
optimizer = torch.optim.AdamW(network.parameters(), lr=2e-4, weight_decay=0.01)
criterion = torch.nn.CrossEntropyLoss(label_smoothing=0.05)
data = [(torch.rand(batch, 1, edge, edge).expand(-1, 3, -1, -1).contiguous(), torch.randint(0, 10, (batch,))) for _ in range(batches)]

begin = time.perf_counter()
for images, labels in data:
    optimizer.zero_grad()
    loss = criterion(network(images), labels)
    loss.backward()
    optimizer.step()
    loss.item()
print(torch.__version__, batches * batch / (time.perf_counter() - begin))

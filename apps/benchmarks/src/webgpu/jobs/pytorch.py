"""ResNet-50 by PyTorch with cuDNN, for the table beside automodel's: prints one line of JSON."""

import json
import statistics
import sys
import time

import torch
from torchvision.models import resnet50

batches = [int(batch) for batch in sys.argv[1].split(",")]
runs = int(sys.argv[2])
torch.backends.cudnn.benchmark = True
forward = []


def measure(library, model, pixels, batch):
    with torch.inference_mode():
        stream = torch.cuda.Stream()
        with torch.cuda.stream(stream):
            for _ in range(5):
                model(pixels)
        torch.cuda.synchronize()
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            logits = model(pixels)
        end = time.perf_counter() + 1.5
        while time.perf_counter() < end:
            graph.replay()
            logits.cpu()
        times = []
        for _ in range(runs):
            start = time.perf_counter()
            graph.replay()
            logits.cpu()
            times.append((time.perf_counter() - start) * 1000)
    forward.append(
        {
            "library": library,
            "batch": batch,
            "input": "gpu",
            "runs": runs,
            "median": statistics.median(times),
            "minimum": min(times),
        }
    )


for batch in batches:
    pixels = torch.randn(batch, 3, 224, 224, device="cuda")
    for tf32 in (False, True):
        torch.backends.cuda.matmul.allow_tf32 = tf32
        torch.backends.cudnn.allow_tf32 = tf32
        model = resnet50().eval().cuda()
        x = pixels
        if tf32:
            model, x = model.to(memory_format=torch.channels_last), pixels.to(memory_format=torch.channels_last)
        measure("PyTorch TF32, CUDA graph" if tf32 else "PyTorch float32, CUDA graph", model, x, batch)
    model = resnet50().eval().cuda().half().to(memory_format=torch.channels_last)
    measure("PyTorch float16, CUDA graph", model, pixels.half().to(memory_format=torch.channels_last), batch)

print(json.dumps({"adapter": f"{torch.cuda.get_device_name()}, PyTorch {torch.__version__}", "forward": forward}))

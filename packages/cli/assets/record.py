"""Records what a Transformers or timm model computes, for `automodel verify DIR --reference OUT.safetensors`.

    python record.py MODEL OUT.safetensors [--size 224] [--modules]

MODEL is a directory or an id of the Hub for Transformers, or timm:NAME, such as timm:resnet18d.ra2_in1k. It needs torch,
safetensors, and transformers or timm. It computes in float64; --modules also records what every module with weights gives.
"""
import argparse, torch
from safetensors.torch import save_file

parser = argparse.ArgumentParser()
for name in ("model", "out"):
    parser.add_argument(name)
parser.add_argument("--size", type=int, default=224)
parser.add_argument("--modules", action="store_true")
args = parser.parse_args()
tensors = {}
def keep(name, value):
    if isinstance(value, torch.Tensor):
        tensors[name] = value.detach().float().contiguous().clone()

if is_timm := args.model.startswith("timm:"):
    import timm
    model = timm.create_model(args.model[5:], pretrained=True).eval().double()
else:
    from transformers import AutoModelForImageClassification
    model = AutoModelForImageClassification.from_pretrained(args.model).eval().double()
channels = model.pretrained_cfg["input_size"][0] if is_timm else getattr(model.config, "num_channels", 3)
keep("pixel_values", torch.randn(2, channels, args.size, args.size, generator=torch.Generator().manual_seed(0)))
for name, module in model.named_modules():
    if args.modules and list(module.parameters(recurse=False)):
        module.register_forward_hook(lambda _module, _inputs, output, name=name: keep(f"modules.{name}", output))
with torch.inference_mode():
    if is_timm:
        keep("last_hidden_state", features := model.forward_features(tensors["pixel_values"].double()))
        keep("pooler_output", model.forward_head(features, pre_logits=True))
        keep("logits", model.forward_head(features))
    else:
        outputs = model(tensors["pixel_values"].double(), output_hidden_states=True)
        for index, hidden_state in enumerate(outputs.hidden_states):
            keep(f"hidden_states.{index}", hidden_state)
        keep("logits", outputs.logits)
save_file(tensors, args.out)

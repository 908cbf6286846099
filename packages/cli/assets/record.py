"""Records what a Transformers or timm model computes, for `automodel verify DIR --reference OUT.safetensors`.

    python record.py MODEL OUT.safetensors [--size 224] [--modules]

MODEL is a directory or an id of the Hub for Transformers, or timm:NAME, such as timm:resnet18d.ra2_in1k. It needs torch,
safetensors, and transformers or timm. It computes in float64; --modules also records what every module with weights gives.
"""
import argparse, copy, torch
from safetensors.torch import save_file

parser = argparse.ArgumentParser()
parser.add_argument("model")
parser.add_argument("out")
parser.add_argument("--size", type=int, default=224)
parser.add_argument("--modules", action="store_true")
args = parser.parse_args()
if is_timm := args.model.startswith("timm:"):
    import timm
    model = timm.create_model(args.model[5:], pretrained=True)
else:
    from transformers import AutoModelForImageClassification
    model = AutoModelForImageClassification.from_pretrained(args.model)
channels = model.pretrained_cfg["input_size"][0] if is_timm else getattr(model.config, "num_channels", 3)
pixel_values = torch.randn(2, channels, args.size, args.size, generator=torch.Generator().manual_seed(0))
tensors = {"pixel_values": pixel_values}
for name, module in model.eval().double().named_modules():
    if args.modules and list(module.parameters(recurse=False)):  # a copy, since what follows may compute in place
        module.register_forward_hook(lambda _module, _inputs, output, name=name: tensors.update({f"modules.{name}": copy.deepcopy(output)}))
with torch.inference_mode():
    if is_timm:
        tensors["last_hidden_state"] = features = model.forward_features(pixel_values.double())
        tensors["pooler_output"] = model.forward_head(features, pre_logits=True)
        tensors["logits"] = model.forward_head(features)
    else:
        outputs = model(pixel_values.double(), output_hidden_states=True)
        tensors |= {f"hidden_states.{index}": state for index, state in enumerate(outputs.hidden_states)}
        tensors["logits"] = outputs.logits
save_file({name: value.float().contiguous() for name, value in tensors.items() if torch.is_tensor(value)}, args.out)
